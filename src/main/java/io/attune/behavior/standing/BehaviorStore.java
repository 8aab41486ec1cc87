package io.attune.behavior.standing;

import io.attune.behavior.Behavior;
import io.attune.behavior.CompanyValues;
import io.attune.behavior.Standing;
import io.attune.behavior.models.Rhythm;
import io.attune.behavior.scoring.Runs;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BehaviorStore implements Behavior {
    private final JdbcClient jdbc;
    private final Runs runs;
    private final People people;

    BehaviorStore(JdbcClient jdbc, Runs runs, People people) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.people = people;
    }

    @Override
    public Optional<Standing> of(Viewer viewer, PersonId person) {
        if (!people.open(viewer, person, Kind.MONEY)) return Optional.empty();
        return Optional.ofNullable(of(List.of(person)).get(person));
    }

    @Override
    public Map<PersonId, Standing> of(Collection<PersonId> people) {
        if (people.isEmpty()) return Map.of();
        return jdbc
                .sql("""
                select s.person_id, coalesce(s.scored_on, r.analysis_date) as analysis_date, s.first_on, s.last_on,
                       s.purchases, s.spent, s.mean_spend,
                       s.recency, s.frequency, s.monetary, s.alive, s.expected12, s.expected_spend, s.value12,
                       s.value12_on_rhythm, s.latency_days, s.latency_from, s.expected_on, s.tripwire_on, s.tripped
                  from score s
                  join scoring_run r on r.id = s.run_id
                 where s.person_id = any(:people)
                """)
                .param("people", Rows.column(people, PersonId::value, Long[]::new))
                .query((row, number) -> standing(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Standing::person, Function.identity()));
    }

    @Override
    public CompanyValues company() {
        return runs.last()
                .map(run -> new CompanyValues(run.analysisDate(), run.medianSpend(), run.firstYearValue()))
                .orElse(CompanyValues.NONE);
    }

    private static Rhythm.Source rhythmOf(@Nullable String code) {
        return switch (code) {
            case "own" -> Rhythm.Source.OWN;
            case "source" -> Rhythm.Source.SAME_SOURCE;
            case null, default -> Rhythm.Source.COHORT;
        };
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                new PersonId(row.getLong("person_id")),
                row.getObject("analysis_date", LocalDate.class),
                row.getObject("first_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getInt("purchases"),
                row.getBigDecimal("spent"),
                row.getBigDecimal("mean_spend"),
                row.getInt("recency"),
                row.getInt("frequency"),
                row.getInt("monetary"),
                row.getDouble("alive"),
                row.getDouble("expected12"),
                row.getBigDecimal("expected_spend"),
                row.getBigDecimal("value12"),
                row.getBigDecimal("value12_on_rhythm"),
                row.getObject("latency_days", Double.class),
                rhythmOf(row.getString("latency_from")),
                Rows.optionalDay(row, "expected_on"),
                Rows.optionalDay(row, "tripwire_on"),
                row.getBoolean("tripped"));
    }
}
