package io.attune.customers.records;

import io.attune.customers.FurtherFacts;
import io.attune.customers.RecordKind;
import io.attune.platform.database.Copy;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Merge;
import io.attune.platform.tabular.Problem;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;

/// What the intakes of people, accounts and deals have in common: `keyed_<kind>` holds a row per
/// key, with its `place`, its `line`, the id of the record where one is `known`, and whether it is
/// `fresh`. The temporary tables go with the transaction.
@NamedInterface("staging")
@WithoutViewer("who may import changes everybody")
public final class StagedRecords {
    static final int TOLD = 1_000;
    private static final int PIECE = 10_000;

    private final JdbcClient jdbc;
    private final Staged kind;
    private final MergedColumns columns;
    private final long run;
    private final Taking taking;
    private final StagedSamples samples;
    private long staged;
    private long repeated;
    private long skipped;
    private long refused;
    private @Nullable Sizes sizes;

    public StagedRecords(JdbcClient jdbc, Staged kind, long run, Taking taking) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.columns = kind.columns();
        this.run = run;
        this.taking = taking;
        this.samples = new StagedSamples(jdbc, kind, run);
        jdbc.sql("create temp table late_refusal (line bigint, field text, reason text, argument text) on commit drop")
                .update();
        jdbc.sql("create temp table left_out (line bigint, outcome text, title text) on commit drop")
                .update();
    }

    /// What is staged: its columns, the `number` as files call it, and in terms of a keyed row `i`
    /// what it is called in reports, the `title`, and how a record `n` without a number is known,
    /// `alone`.
    public record Staged(RecordKind kind, MergedColumns columns, String number, String title, String alone) {}

    /// The columns of the owner and the team of a row; says whether there is either.
    public static boolean owner(Copy row, FurtherFacts further) {
        row.text(further.owner() == null ? null : further.owner().toString());
        row.text(further.team() == null ? null : further.team().toString());
        return further.owner() != null || further.team() != null;
    }

    public String table() {
        return kind.kind().name().toLowerCase(Locale.ROOT);
    }

    /// Counts one more row that is on its way.
    public void staged() {
        staged++;
    }

    /// Chooses the last row of each key, the number or else the name, finds out which are known by
    /// it, and numbers what is left from 0 on.
    public void keyByNumberOrName() {
        jdbc.sql("set local work_mem = '64MB'").update();
        sql("analyze incoming_%1$s").update();
        String numbered = taking.key() == Taking.Key.NAME ? "false" : "i.number is not null";
        sql("""
                create temp table keyed_%%1$s on commit drop as
                select row_number() over (order by line) - 1 as place, k.*, k.known is null as fresh
                  from (select distinct on (i.number) i.*, r.id as known
                          from incoming_%%1$s i left join %%1$s r on r.external_id = i.number
                         where %s
                         order by i.number, i.line desc) k
                """.formatted(numbered)).update();
        sql("""
                insert into keyed_%%1$s
                select row_number() over (order by line) - 1 + (select count(*) from keyed_%%1$s), k.*, k.known is null
                  from (select distinct on (i.name) i.*, r.id as known
                          from incoming_%%1$s i left join %%1$s r on r.name = i.name
                         where not (%s)
                         order by i.name, i.line desc, r.id) k
                """.formatted(numbered)).update();
    }

    /// Sorts out which keyed rows are left, once their keys are known. `refusing` is what else notes refusals.
    public void sort(Runnable refusing, Consumer<LateRefusal> wrong) {
        if (taking.key() == Taking.Key.USUAL) lastOfEach();
        repeated = staged - count().rows();
        if (repeated > 0) noteRepeated();
        if (taking.key() == Taking.Key.MAIL || taking.key() == Taking.Key.NAME) refuseTakenNumbers();
        refusing.run();
        refuse(wrong);
        skipped = skip(taking.merge());
    }

    /// Nothing is refused any more.
    public void sorted() {
        sizes = count();
    }

    public boolean isSorted() {
        return sizes != null;
    }

    /// How the next piece of fresh rows is made, by their places.
    @FunctionalInterface
    public interface Creator {
        int create(JdbcClient jdbc, long from, long to, long run);
    }

    /// In pieces, so that progress can be told and a cancelled run stops soon. `hangOn` keeps what hangs on
    /// the records, and says how many changed only there.
    public Tally settle(Delivery.Progress progress, Creator creator, LongSupplier hangOn) {
        Sizes found = sizes();
        long created = 0;
        long updated = 0;
        for (long from = 0; from < found.end(); from += PIECE) {
            progress.done(from, found.end());
            created += creator.create(jdbc, from, from + PIECE, run);
            // Where all are new, looking for what differs from before would only read them again.
            if (found.fresh() < found.rows()) updated += change(from, from + PIECE);
        }
        progress.done(found.end(), found.end());
        if (created < found.fresh() && adopt() > 0) updated += change(0, found.end());
        return tally(found, created, updated + hangOn.getAsLong());
    }

    public Tally forecast(Consumer<Sample> samples) {
        Sizes found = sizes();
        this.samples.wouldBe(samples);
        return tally(found, found.fresh(), differing());
    }

    /// Those who are known and will have another owner or team; before [#settle].
    public List<Long> givenAway() {
        return sql("""
                select r.id from keyed_%1$s i join %1$s r on r.id = i.known
                 where not i.fresh
                   and (coalesce(i.owner_id, r.owner_id), coalesce(i.team_id, r.team_id))
                       is distinct from (r.owner_id, r.team_id)
                """).query((row, _) -> row.getLong("id")).list();
    }

    private Sizes sizes() {
        return Objects.requireNonNull(sizes, "not sorted yet");
    }

    private Tally tally(Sizes found, long created, long updated) {
        return new Tally(created, updated, found.rows() - created - updated, repeated, skipped, refused);
    }

    /// Several rows may turn out to mean the same record: the last one counts.
    private void lastOfEach() {
        sql("""
                delete from keyed_%1$s k
                 using (select known, max(line) as line from keyed_%1$s
                         where known is not null group by known having count(*) > 1) d
                 where k.known = d.known and k.line <> d.line
                """).update();
    }

    /// Notes the rows whose key a later one has.
    private void noteRepeated() {
        jdbc.sql("""
                insert into left_out
                select i.line, 'REPEATED', %2$s from incoming_%1$s i
                 where not exists (select from keyed_%1$s k where k.line = i.line)
                 order by i.line limit :most
                """.formatted(table(), kind.title())).param("most", TOLD).update();
    }

    /// A number that is not the key may be another record's, or stand in two rows.
    private void refuseTakenNumbers() {
        sql("""
                insert into late_refusal
                select k.line, :field, 'problem.number.taken', null
                  from (select line, number, known, row_number() over (partition by number order by line) as nth
                          from keyed_%1$s where number is not null) k
                  left join %1$s r on r.external_id = k.number
                 where k.nth > 1 or (r.id is not null and r.id is distinct from k.known)
                """).param("field", kind.number()).update();
    }

    /// How many were left out because they are known, or because they are not.
    private long skip(Merge merge) {
        if (merge != Merge.BOTH)
            jdbc.sql("""
                    insert into left_out
                    select i.line, 'SKIPPED', %2$s from keyed_%1$s i where i.fresh = :fresh order by i.line limit :most
                    """.formatted(table(), kind.title()))
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
    public long refuse(Consumer<LateRefusal> wrong) {
        jdbc.sql("select * from late_refusal order by line").query(row -> {
            String argument = row.getString("argument");
            String reason = row.getString("reason");
            wrong.accept(new LateRefusal(
                    row.getLong("line"),
                    row.getString("field"),
                    argument == null ? Problem.of(reason) : Problem.of(reason, argument)));
        });
        int gone = sql("delete from keyed_%1$s k using late_refusal l where k.line = l.line")
                .update();
        jdbc.sql("delete from late_refusal").update();
        refused += gone;
        return gone;
    }

    public void index() {
        sql("create index on keyed_%1$s using brin (place) with (pages_per_range = 16)")
                .update();
        sql("analyze keyed_%1$s").update();
    }

    private record Sizes(long rows, long fresh, long end) {}

    private Sizes count() {
        return sql("""
                select count(*) as rows, count(*) filter (where fresh) as fresh, coalesce(max(place) + 1, 0) as past
                  from keyed_%1$s
                """)
                .query((row, _) -> new Sizes(row.getLong("rows"), row.getLong("fresh"), row.getLong("past")))
                .single();
    }

    /// Changes those who differ from what we know, and remembers in the same statement what they had.
    private int change(long from, long to) {
        String remember = taking.remembered() ? """
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
    private long differing() {
        return jdbc.sql("""
                select count(*) from (
                    select r.id from keyed_%1$s i join %1$s r on r.id = i.known where not i.fresh and %2$s
                     union
                    select record from touched) all_of_them
                """.formatted(table(), columns.differ()))
                .query(Long.class)
                .single();
    }

    /// The first rows of each outcome, when all is done.
    public void tell(Consumer<Sample> samples) {
        this.samples.tell(samples);
    }

    /// Says which record was made of each fresh row, for what hangs on records.
    public void identify() {
        sql("""
                update keyed_%1$s k set known = r.id
                  from %1$s r
                 where k.known is null and k.number is not null and r.external_id = k.number
                """).update();
        jdbc.sql("""
                update keyed_%1$s i set known = n.id
                  from %1$s n
                 where i.known is null and i.number is null and %2$s
                   and n.origin = 'import' and n.origin_id = :run
                """.formatted(table(), kind.alone())).param("run", run).update();
        sql("analyze keyed_%1$s").update();
    }

    /// Remembers what was `touched` besides the columns; says how many records only changed there.
    public int touch() {
        if (taking.remembered()) sql("""
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
    private int adopt() {
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
