package io.attune.customers.records;

import io.attune.customers.RecordKind;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Merge;
import io.attune.platform.tabular.Problem;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Sample.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the intakes of people and accounts have in common: `keyed_<kind>` holds a row per key, with its `place`, its
/// `line`, the id of the record where one is `known`, and whether it is `fresh`. The temporary tables go with the
/// transaction.
@WithoutViewer("who may import changes everybody")
public final class StagedRecords {
    private static final int SAMPLES = 10;
    private static final int TOLD = 1_000;

    private final JdbcClient jdbc;
    private final RecordKind kind;
    private final MergedColumns columns;
    private final long run;
    private final boolean remembered;

    public StagedRecords(JdbcClient jdbc, RecordKind kind, MergedColumns columns, long run, boolean remembered) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.columns = columns;
        this.run = run;
        this.remembered = remembered;
        jdbc.sql("create temp table late_refusal (line bigint, field text, reason text, argument text) on commit drop")
                .update();
        jdbc.sql("create temp table left_out (line bigint, outcome text, title text) on commit drop")
                .update();
    }

    public String table() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// Several rows may turn out to mean the same record: the last one counts.
    public void lastOfEach() {
        sql("""
                delete from keyed_%1$s k
                 using (select known, max(line) as line from keyed_%1$s
                         where known is not null group by known having count(*) > 1) d
                 where k.known = d.known and k.line <> d.line
                """).update();
    }

    /// Notes the rows whose key a later one has.
    public void noteRepeated(String title) {
        jdbc.sql("""
                insert into left_out
                select i.line, 'REPEATED', %2$s from incoming_%1$s i
                 where not exists (select from keyed_%1$s k where k.line = i.line)
                 order by i.line limit :most
                """.formatted(table(), title)).param("most", TOLD).update();
    }

    /// How many were left out because they are known, or because they are not.
    public long skip(Merge merge, String title) {
        if (merge != Merge.BOTH)
            jdbc.sql("""
                    insert into left_out
                    select i.line, 'SKIPPED', %2$s from keyed_%1$s i where i.fresh = :fresh order by i.line limit :most
                    """.formatted(table(), title))
                    .param("fresh", merge == Merge.UPDATE)
                    .param("most", TOLD)
                    .update();
        return switch (merge) {
            case BOTH -> 0;
            case CREATE -> sql("delete from keyed_%1$s where not fresh").update();
            case UPDATE -> sql("delete from keyed_%1$s where fresh").update();
        };
    }

    /// Takes the refused rows out and tells of them.
    public long refuse(Consumer<LateRefusal> refused) {
        jdbc.sql("select * from late_refusal order by line").query(row -> {
            String argument = row.getString("argument");
            String reason = row.getString("reason");
            refused.accept(new LateRefusal(
                    row.getLong("line"),
                    row.getString("field"),
                    argument == null ? Problem.of(reason) : Problem.of(reason, argument)));
        });
        int gone = sql("delete from keyed_%1$s k using late_refusal l where k.line = l.line")
                .update();
        jdbc.sql("delete from late_refusal").update();
        return gone;
    }

    public void index() {
        sql("create index on keyed_%1$s using brin (place) with (pages_per_range = 16)")
                .update();
        sql("analyze keyed_%1$s").update();
    }

    public record Sizes(long rows, long fresh, long end) {}

    public Sizes sizes() {
        return sql("""
                select count(*) as rows, count(*) filter (where fresh) as fresh, coalesce(max(place) + 1, 0) as past
                  from keyed_%1$s
                """)
                .query((row, _) -> new Sizes(row.getLong("rows"), row.getLong("fresh"), row.getLong("past")))
                .single();
    }

    /// Changes those who differ from what we know, and remembers in the same statement what they had.
    public int change(long from, long to) {
        String remember = remembered ? """
                , kept as (insert into %1$s_change as c (run_id, %1$s_id, changes)
                           select :run, f.id, f.changes from found f
                           on conflict (run_id, %1$s_id) do update set changes = c.changes || excluded.changes)
                """.formatted(table()) : "";
        return jdbc.sql("""
                with found as materialized (
                    select r.id, %2$s, %3$s as changes
                      from keyed_%1$s i
                      join %1$s r on r.id = i.known
                     where i.place >= :from and i.place < :to and not i.fresh and %4$s
                       for no key update of r)
                %5$s
                update %1$s r
                   set %6$s, run_id = :run, version = r.version + 1, updated_by = null, updated_at = now()
                  from found f
                 where r.id = f.id
                """.formatted(
                                table(),
                                columns.values(),
                                columns.changes(),
                                columns.differ(),
                                remember,
                                columns.assignments()))
                .param("run", run)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /// Those who would change, with those whom [FurtherRows] found.
    public long differing() {
        return jdbc.sql("""
                select count(*) from (
                    select r.id from keyed_%1$s i join %1$s r on r.id = i.known where not i.fresh and %2$s
                     union
                    select record from touched) all_of_them
                """.formatted(table(), columns.differ()))
                .query(Long.class)
                .single();
    }

    public void samples(String title, Consumer<Sample> samples) {
        jdbc.sql("""
                select i.line, %2$s as title from keyed_%1$s i where i.fresh order by i.line limit :most
                """.formatted(table(), title)).param("most", SAMPLES).query(row -> {
            samples.accept(new Sample(Outcome.CREATED, row.getLong("line"), null, row.getString("title"), "{}"));
        });
        jdbc.sql("""
                select i.line, r.id, r.name as title,
                       (%2$s - 'run_id' - 'updated_by'
                        || coalesce((select jsonb_object_agg(t.key, jsonb_build_array(t.before, t.after))
                                       from touched t where t.record = r.id), '{}'))::text as changes
                  from keyed_%1$s i join %1$s r on r.id = i.known
                 where not i.fresh and (%3$s or exists (select from touched t where t.record = r.id))
                 order by i.line limit :most
                """.formatted(table(), columns.changes(), columns.differ()))
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

    /// The first rows of each outcome, when all is done. `alone` says how a record without a number is found again.
    public void tell(String title, String alone, Consumer<Sample> samples) {
        tell(samples, """
                select 'CREATED' as outcome, i.line, r.id, %2$s as title, '{}' as changes
                  from (select * from keyed_%1$s where fresh order by line limit :most) i
                  left join lateral (select n.id from %1$s n where i.number is not null and n.external_id = i.number
                                     union all
                                     select n.id from %1$s n where i.number is null and %3$s
                                        and n.origin = 'import' and n.origin_id = :run
                                     limit 1) r on true
                 order by i.line
                """.formatted(table(), title, alone));
        tell(samples, """
                select 'UPDATED' as outcome, coalesce(i.line, 0) as line, r.id, r.name as title,
                       (c.changes - 'run_id' - 'updated_by')::text as changes
                  from (select * from %1$s_change where run_id = :run order by %1$s_id limit :most) c
                  join %1$s r on r.id = c.%1$s_id
                  left join keyed_%1$s i on i.known = r.id and not i.fresh
                 order by line, r.id
                """.formatted(table()));
        tell(samples, """
                select 'UNCHANGED' as outcome, i.line, r.id, r.name as title, '{}' as changes
                  from keyed_%1$s i join %1$s r on r.id = i.known
                 where not i.fresh
                   and not exists (select from %1$s_change c where c.run_id = :run and c.%1$s_id = r.id)
                 order by i.line limit :most
                """.formatted(table()));
        tell(samples, """
                select outcome, line, cast(null as bigint) as id, title, '{}' as changes
                  from left_out where :run > 0 order by line limit 2 * :most
                """);
    }

    private void tell(Consumer<Sample> samples, String sql) {
        jdbc.sql(sql).param("run", run).param("most", TOLD).query(row -> {
            samples.accept(new Sample(
                    Outcome.valueOf(row.getString("outcome")),
                    row.getLong("line"),
                    Rows.optionalLong(row, "id"),
                    row.getString("title"),
                    row.getString("changes")));
        });
    }

    /// Remembers what was `touched` besides the columns; says how many records only changed there.
    public int touch() {
        if (remembered) sql("""
                    insert into %1$s_change as c (run_id, %1$s_id, changes)
                    select :run, t.record,
                           jsonb_build_object('run_id', jsonb_build_array(r.run_id, cast(:run as bigint)))
                           || jsonb_object_agg(t.key, jsonb_build_array(t.before, t.after))
                      from touched t join %1$s r on r.id = t.record
                     group by t.record, r.run_id
                    on conflict (run_id, %1$s_id) do update set changes = excluded.changes || c.changes
                    """).param("run", run).update();
        return sql("""
                update %1$s r set run_id = :run, version = r.version + 1, updated_by = null, updated_at = now()
                 where r.id in (select record from touched) and r.updated_at <> now()
                """).param("run", run).update();
    }

    /// Whether somebody else made a record of the same number in between: those are known after all.
    public int adopt() {
        return sql("""
                update keyed_%1$s k set known = r.id, fresh = false
                  from %1$s r where k.fresh and k.number is not null and r.external_id = k.number
                   and not (r.origin = 'import' and r.origin_id = :run)
                """).param("run", run).update();
    }

    JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text.formatted(table()));
    }

    List<String> columns() {
        return columns.names();
    }
}
