package io.attune.behavior.figures;

import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// All SQL of `behavior_figure`, and what its figures are made from besides purchases.
@Component
class FigureStore {
    private static final int FETCHED = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    FigureStore(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    /// Replaces the figures of these kinds in their months.
    void put(List<Kept> kept) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        insert into behavior_figure (month, kind, as_of, found)
                        select month, kind, as_of, found::jsonb
                          from unnest(:months::date[], :kinds::text[], :days::date[], :found::text[])
                            as u(month, kind, as_of, found)
                            on conflict (month, kind) do update
                           set as_of = excluded.as_of, found = excluded.found
                        """)
                .param(
                        "months",
                        kept.stream()
                                .map(one -> one.month().atDay(1).toString())
                                .toArray(String[]::new))
                .param("kinds", kept.stream().map(one -> one.kind().code()).toArray(String[]::new))
                .param("days", kept.stream().map(one -> one.asOf().toString()).toArray(String[]::new))
                .param(
                        "found",
                        kept.stream()
                                .map(one -> json.writeValueAsString(one.found()))
                                .toArray(String[]::new))
                .update());
    }

    /// A figure of a month, made as of a day in it.
    record Kept(FigureKind kind, LocalDate asOf, Record found) {
        YearMonth month() {
            return YearMonth.from(asOf);
        }
    }

    List<Kept> all(YearMonth month, List<FigureKind> kinds) {
        return jdbc.sql("""
                        select kind, as_of, found from behavior_figure where month = :month and kind = any(:kinds)
                        """)
                .param("month", month.atDay(1))
                .param("kinds", kinds.stream().map(FigureKind::code).toArray(String[]::new))
                .query((row, _) -> {
                    FigureKind kind = FigureKind.valueOf(
                            row.getString("kind").replace('-', '_').toUpperCase(Locale.ROOT));
                    return new Kept(
                            kind,
                            row.getObject("as_of", LocalDate.class),
                            json.readValue(row.getString("found"), kind.found()));
                })
                .list();
    }

    /// What was learned of those who left, in the month of that day.
    Optional<Leaving> leaving(LocalDate day) {
        return all(YearMonth.from(day), List.of(FigureKind.LEAVING)).stream()
                .map(kept -> (Leaving) kept.found())
                .findFirst();
    }

    /// The latest first.
    List<YearMonth> months() {
        return jdbc.sql("select distinct month from behavior_figure order by month desc")
                .query((row, _) -> YearMonth.from(row.getObject("month", LocalDate.class)))
                .list();
    }

    /// Cut at the medians, so that about as many stand on each side; of the scores that are there now.
    ValueFields matrix(BigDecimal margin) {
        ValueFields cuts = jdbc.sql("""
                        select coalesce(percentile_disc(0.5) within group (order by spent desc), 0) as spent,
                               coalesce(percentile_disc(0.5) within group (order by value12 desc), 0) as value12
                          from score
                        """)
                .query((row, _) -> new ValueFields(row.getBigDecimal("spent"), row.getBigDecimal("value12"), List.of()))
                .single();
        return new ValueFields(cuts.spentCut(), cuts.valueCut(), MatrixFields.of(jdbc, cuts, margin));
    }

    /// What everybody was won by, ascending.
    @WithoutViewer("figures of the whole base; they are shown to those who see it whole")
    Sources.Builder sources() {
        var sources = new Sources.Builder();
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        select id, nullif(btrim(source), '') as source, nullif(btrim(campaign), '') as campaign
                          from person
                         where btrim(source) <> '' or btrim(campaign) <> ''
                         order by id
                        """)
                .withFetchSize(FETCHED)
                .query(row -> {
                    sources.add(row.getLong("id"), row.getString("source"), row.getString("campaign"));
                }));
        return sources;
    }
}
