package io.attune.behavior.overview;

import io.attune.behavior.overview.OverviewPage.Cell;
import io.attune.behavior.overview.OverviewPage.Tripped;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Viewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OverviewStore {
    private final JdbcClient jdbc;
    private final People people;

    OverviewStore(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    List<Cell> cells() {
        return jdbc.sql("""
                select recency, frequency, count(*) as customers, sum(value12) as value12
                  from score
                 group by recency, frequency
                """)
                .query((row, number) -> new Cell(
                        row.getInt("recency"),
                        row.getInt("frequency"),
                        row.getLong("customers"),
                        row.getBigDecimal("value12")))
                .list();
    }

    long tripped() {
        return jdbc.sql("select count(*) from score where tripped")
                .query(Long.class)
                .single();
    }

    /// Who is later than usual and worth most, as far as this viewer may see them.
    List<Tripped> worthMost(Viewer viewer, int limit) {
        List<Tripped> found = jdbc.sql("""
                select person_id, purchases, last_on, value12, value12_on_rhythm - value12 as lost, tripwire_on,
                       latency_days
                  from score
                 where tripped
                 order by value12 desc, person_id
                 limit :limit
                """)
                .param("limit", limit)
                .query((row, number) -> new Tripped(
                        new PersonId(row.getLong("person_id")),
                        "",
                        row.getInt("purchases"),
                        row.getObject("last_on", LocalDate.class),
                        row.getBigDecimal("value12"),
                        row.getBigDecimal("lost"),
                        row.getObject("tripwire_on", LocalDate.class),
                        row.getDouble("latency_days")))
                .list();
        Map<PersonId, String> names = names(viewer, found);
        List<Tripped> visible = new ArrayList<>();
        for (Tripped tripped : found) {
            String name = names.get(tripped.person());
            if (name != null) visible.add(tripped.named(name));
        }
        return visible;
    }

    private Map<PersonId, String> names(Viewer viewer, List<Tripped> found) {
        List<PersonId> ids = found.stream().map(Tripped::person).toList();
        Collection<PersonSummary> known = viewer.reads() == Viewer.Scope.ALL
                ? people.summaries(ids).values()
                : ids.stream().flatMap(id -> people.find(viewer, id).stream()).toList();
        return known.stream().collect(Collectors.toMap(PersonSummary::id, PersonSummary::name));
    }
}
