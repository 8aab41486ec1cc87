package io.attune.behavior.tripwires;

import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what has tripped, as far as the viewer sees the person and what the person bought.
@Component
class TripwireStore {
    /// Of one silence the more urgent stage, of people who are nobody else by now; never what would be told only later
    /// than `:today`, which is so where the day of analysis was put back.
    static final String FIRINGS = """
            select f.id, f.person_id, f.stage, f.step, f.last_on, f.latency_days, f.latency_from, f.expected_on,
                   f.fired_on, f.value_at_risk, f.noticed_at, f.returned_on, p.name, p.owner_id, p.team_id,
                   cast(:currency as text) as currency,
                   greatest(coalesce(f.returned_on, :today) - f.expected_on, 0) as late,
                   case when s.last_on = f.last_on then greatest(s.value12_on_rhythm - s.value12, 0) end as lost
              from tripwire_firing f
              join person p on p.id = f.person_id and p.merged_into is null
              left join score s on s.person_id = f.person_id
             where f.fired_on <= :today
               and (f.stage = 'hard' or not exists (
                       select from tripwire_firing h
                        where h.person_id = f.person_id and h.last_on = f.last_on and h.stage = 'hard'
                          and h.fired_on <= :today))
            """;

    private final JdbcClient jdbc;
    private final CompanySettings settings;

    TripwireStore(JdbcClient jdbc, CompanySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// Absent where the viewer may not see it.
    Optional<Firing> find(Viewer viewer, long id, LocalDate today) {
        return jdbc.sql("select r.* from (%s) r where r.id = :id and %s and %s"
                        .formatted(FIRINGS, viewer.sees(Kind.PEOPLE, "r"), viewer.sees(Kind.MONEY, "r")))
                .params(viewer.parameters())
                .param("id", id)
                .param("today", today)
                .param("currency", settings.current().currency().getCurrencyCode())
                .query((row, _) -> new Firing(
                        row.getLong("id"),
                        new PersonId(row.getLong("person_id")),
                        row.getString("name"),
                        row.getString("stage").equals("hard"),
                        row.getObject("last_on", LocalDate.class),
                        row.getObject("expected_on", LocalDate.class),
                        row.getObject("fired_on", LocalDate.class),
                        row.getInt("late"),
                        row.getBigDecimal("value_at_risk"),
                        Rows.optionalDay(row, "returned_on")))
                .optional();
    }

    /// Of the last seven days, and how those of the last ninety ended whose customers had thirty days to return.
    /// Wires that were noticed only later, such as after the first import, are of those who did not return: they
    /// do not count.
    Figures figures(Viewer viewer, LocalDate today) {
        return jdbc.sql("""
                select count(*) filter (where fired_on = :today and returned_on is null) as today,
                       count(*) filter (where fired_on > :week and returned_on is null and stage = 'early') as early,
                       count(*) filter (where fired_on > :week and returned_on is null and stage = 'hard') as hard,
                       coalesce(sum(value_at_risk) filter (where fired_on > :week and returned_on is null), 0) as risk,
                       count(*) filter (where fired_on <= :month and noticed_at < fired_on + 4) as judged,
                       count(*) filter (where fired_on <= :month and noticed_at < fired_on + 4
                                          and returned_on is not null) as returned
                  from (%s) r
                 where r.fired_on > :quarter and %s and %s
                """.formatted(FIRINGS, viewer.sees(Kind.PEOPLE, "r"), viewer.sees(Kind.MONEY, "r")))
                .params(viewer.parameters())
                .param("today", today)
                .param("week", today.minusDays(7))
                .param("month", today.minusDays(30))
                .param("quarter", today.minusDays(90))
                .param("currency", settings.current().currency().getCurrencyCode())
                .query((row, _) -> new Figures(
                        today,
                        row.getLong("today"),
                        row.getLong("early"),
                        row.getLong("hard"),
                        row.getBigDecimal("risk"),
                        row.getLong("judged"),
                        row.getLong("returned")))
                .single();
    }
}
