package io.attune.customers.records;

import io.attune.customers.records.StagedRecords.Staged;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Sample.Outcome;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Examples of what becomes of staged records, for whoever tries or has made an import.
@WithoutViewer("who may import changes everybody")
final class StagedSamples {
    private static final int SAMPLES = 10;

    /// What every change brings along.
    private static final String DULL = " - 'run_id' - 'updated_by' - 'stage_since' - 'by_hand'";

    private final JdbcClient jdbc;
    private final Staged kind;
    private final String table;
    private final long run;

    StagedSamples(JdbcClient jdbc, Staged kind, long run) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.table = kind.kind().name().toLowerCase(Locale.ROOT);
        this.run = run;
    }

    /// Some of those that would be made or changed.
    void wouldBe(Consumer<Sample> samples) {
        jdbc.sql("""
                select i.line, %2$s as title from keyed_%1$s i where i.fresh order by i.line limit :most
                """.formatted(table, kind.title())).param("most", SAMPLES).query(row -> {
            samples.accept(new Sample(Outcome.CREATED, row.getLong("line"), null, row.getString("title"), "{}"));
        });
        jdbc.sql("""
                select i.line, r.id, r.name as title,
                       (%2$s || coalesce((select jsonb_object_agg(t.key, jsonb_build_array(t.before, t.after))
                                            from touched t where t.record = r.id), '{}'))::text as changes
                  from keyed_%1$s i join %1$s r on r.id = i.known
                 where not i.fresh and (%3$s or exists (select from touched t where t.record = r.id))
                 order by i.line limit :most
                """.formatted(
                                table,
                                kind.columns().shown(kind.columns().changes() + DULL),
                                kind.columns().differ()))
                .param("run", run)
                .param("most", SAMPLES)
                .query(row -> {
                    samples.accept(new Sample(
                            Outcome.UPDATED,
                            row.getLong("line"),
                            row.getLong("id"),
                            row.getString("title"),
                            row.getString("changes")));
                });
    }

    /// The first rows of each outcome, when all is done.
    void tell(Consumer<Sample> samples) {
        tell(samples, """
                select 'CREATED' as outcome, i.line, r.id, %2$s as title, '{}' as changes
                  from (select * from keyed_%1$s where fresh order by line limit :most) i
                  left join lateral (select n.id from %1$s n where i.number is not null and n.external_id = i.number
                                     union all
                                     select n.id from %1$s n where i.number is null and %3$s
                                        and n.origin = 'import' and n.origin_id = :run
                                     limit 1) r on true
                 order by i.line
                """.formatted(table, kind.title(), kind.alone()));
        tell(samples, """
                select 'UPDATED' as outcome, coalesce(i.line, 0) as line, r.id, r.name as title,
                       %2$s::text as changes
                  from (select * from %1$s_change where run_id = :run order by %1$s_id limit :most) c
                  join %1$s r on r.id = c.%1$s_id
                  left join keyed_%1$s i on i.known = r.id and not i.fresh
                 order by line, r.id
                """.formatted(table, kind.columns().shown("c.changes" + DULL)));
        tell(samples, """
                select 'UNCHANGED' as outcome, i.line, r.id, r.name as title, '{}' as changes
                  from keyed_%1$s i join %1$s r on r.id = i.known
                 where not i.fresh
                   and not exists (select from %1$s_change c where c.run_id = :run and c.%1$s_id = r.id)
                 order by i.line limit :most
                """.formatted(table));
        tell(samples, """
                select outcome, line, cast(null as bigint) as id, title, '{}' as changes
                  from left_out where :run > 0 order by line limit 2 * :most
                """);
    }

    private void tell(Consumer<Sample> samples, String sql) {
        jdbc.sql(sql).param("run", run).param("most", StagedRecords.TOLD).query(row -> {
            samples.accept(new Sample(
                    Outcome.valueOf(row.getString("outcome")),
                    row.getLong("line"),
                    Rows.optionalLong(row, "id"),
                    row.getString("title"),
                    row.getString("changes")));
        });
    }
}
