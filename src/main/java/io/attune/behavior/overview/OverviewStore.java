package io.attune.behavior.overview;

import io.attune.behavior.figures.Figures;
import io.attune.behavior.instruments.GridBins;
import io.attune.behavior.instruments.GridHistory;
import io.attune.behavior.overview.OverviewPage.Base;
import io.attune.behavior.overview.OverviewPage.Cell;
import io.attune.behavior.overview.OverviewPage.Tripped;
import io.attune.behavior.scoring.ScoringRun;
import io.attune.customers.PersonId;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Figures over the scores of those whom a viewer may see.
@Component
class OverviewStore {
    private final JdbcClient jdbc;

    OverviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean whole(Viewer viewer) {
        return Figures.open(viewer);
    }

    Base base(Viewer viewer, ScoringRun run) {
        if (whole(viewer)) return new Base(run.customers(), run.repeaters(), run.purchases());
        return jdbc.sql("""
                select count(*) as customers, count(*) filter (where s.purchases > 1) as repeaters,
                       coalesce(sum(s.purchases), 0) as purchases
                  from score s %s
                """.formatted(seen(viewer)))
                .params(viewer.parameters())
                .query((row, _) ->
                        new Base(row.getLong("customers"), row.getLong("repeaters"), row.getLong("purchases")))
                .single();
    }

    List<Cell> cells(Viewer viewer) {
        return jdbc.sql("""
                select s.recency, s.frequency, count(*) as customers, sum(s.value12) as value12
                  from score s %s
                 group by s.recency, s.frequency
                """.formatted(seen(viewer)))
                .params(viewer.parameters())
                .query((row, number) -> new Cell(
                        row.getInt("recency"),
                        row.getInt("frequency"),
                        row.getLong("customers"),
                        row.getBigDecimal("value12")))
                .list();
    }

    /// Everybody by how long ago they bought last and how often they have, row by row.
    GridPage grid(Viewer viewer, GridHistory.@Nullable Day moves) {
        GridBins bins = Figures.BINS;
        var fields = new ArrayList<>(Collections.nCopies(bins.cells(), GridPage.Field.NOBODY));
        jdbc.sql("""
                select width_bucket(s.recency_days, :silences) as col, width_bucket(s.purchases, :purchases) - 1 as line,
                       count(*) as customers, sum(s.value12) as worth
                  from score s %s
                 group by 1, 2
                """.formatted(seen(viewer)))
                .params(viewer.parameters())
                .param(
                        "silences",
                        bins.recencyUpTo().stream().map(end -> end + 1).toArray(Integer[]::new))
                .param("purchases", bins.frequencyFrom().toArray(Integer[]::new))
                .query(row -> {
                    fields.set(
                            row.getInt("line") * bins.columns() + row.getInt("col"),
                            new GridPage.Field(row.getLong("customers"), row.getBigDecimal("worth")));
                });
        return new GridPage(fields, moves, true);
    }

    long tripped(Viewer viewer) {
        return jdbc.sql("select count(*) from score s %s where s.tripped".formatted(seen(viewer)))
                .params(viewer.parameters())
                .query(Long.class)
                .single();
    }

    /// Who is later than usual: worth most first, or latest tripped where values are kept from the viewer.
    List<Tripped> worthMost(Viewer viewer, int limit) {
        String order = viewer.shows(Field.VALUE) ? "s.value12 desc, s.person_id" : "s.tripwire_on desc, s.person_id";
        return jdbc.sql("""
                select s.person_id, p.name, s.purchases, s.last_on, s.value12, s.value12_on_rhythm - s.value12 as lost,
                       s.tripwire_on, s.latency_days
                  from score s
                  join person p on p.id = s.person_id
                 where s.tripped and %s and %s
                 order by %s
                 limit :limit
                """.formatted(viewer.sees(Kind.PEOPLE, "p"), viewer.sees(Kind.MONEY, "p"), order))
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, number) -> new Tripped(
                        new PersonId(row.getLong("person_id")),
                        row.getString("name"),
                        row.getInt("purchases"),
                        row.getObject("last_on", LocalDate.class),
                        row.getBigDecimal("value12"),
                        row.getBigDecimal("lost"),
                        row.getObject("tripwire_on", LocalDate.class),
                        row.getDouble("latency_days")))
                .list();
    }

    /// Scores have no owner of their own: they are seen by whoever sees the person and what the person bought.
    private static String seen(Viewer viewer) {
        if (whole(viewer)) return "";
        return "join person p on p.id = s.person_id and " + viewer.sees(Kind.PEOPLE, "p") + " and "
                + viewer.sees(Kind.MONEY, "p");
    }
}
