package io.attune.customers.records;

import io.attune.customers.OwnersChanged;
import io.attune.customers.RecordKind;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.TakenBack;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/// Gives records back what a run changed of them, field by field, unless somebody changed the field
/// since. Who has made the run asks.
@Component
@NamedInterface("staging")
@WithoutViewer("who may import changes everybody")
public class ChangesTakenBack {
    private static final int PIECE = 5_000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ChangesTakenBack(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /// What hangs on records of another module: its keys in the table `taking_back` name a kind before a colon.
    public interface Beside {
        /// Marks as `possible` what is still as the run left it.
        void judge();

        /// Gives back what is `possible`; the rows of the records themselves have theirs already.
        void restore();
    }

    public TakenBack takeBack(
            RecordKind kind, MergedColumns columns, long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        return takeBack(kind, columns, run, progress, keeper, new OfCustomers(kind));
    }

    public TakenBack takeBack(
            RecordKind kind,
            MergedColumns columns,
            long run,
            TakenBack.Progress progress,
            TakenBack.Keeper keeper,
            Beside beside) {
        String table = kind.name().toLowerCase(Locale.ROOT);
        long total = jdbc.sql("select count(*) from %s_change where run_id = :run".formatted(table))
                .param("run", run)
                .query(Long.class)
                .single();
        TakenBack done = TakenBack.NOTHING;
        long last = 0;
        while (true) {
            progress.done(done.restored() + done.kept(), total);
            last = load(table, run, last);
            if (last == 0) break;
            judge(table);
            beside.judge();
            restore(table, columns);
            beside.restore();
            done = done.and(count(table, keeper));
        }
        jdbc.sql("delete from %s_change where run_id = :run".formatted(table))
                .param("run", run)
                .update();
        return done;
    }

    /// Spreads the next records into a row per field; says which was the last of them, 0 where
    /// there are no more.
    private long load(String table, long run, long after) {
        jdbc.sql("drop table if exists taking_back").update();
        jdbc.sql("""
                create temp table taking_back (
                    record bigint, key text, before jsonb, after jsonb, possible boolean not null default false
                ) on commit drop
                """).update();
        jdbc.sql("""
                with piece as materialized (
                    select c.%1$s_id as record, c.changes from %1$s_change c
                      join %1$s r on r.id = c.%1$s_id
                     where c.run_id = :run and c.%1$s_id > :after
                     order by c.%1$s_id limit :piece
                       for no key update of r)
                insert into taking_back
                select p.record, e.key, e.value -> 0, e.value -> 1 from piece p, jsonb_each(p.changes) e
                """.formatted(table))
                .param("run", run)
                .param("after", after)
                .param("piece", PIECE)
                .update();
        return jdbc.sql("select coalesce(max(record), 0) from taking_back")
                .query(Long.class)
                .single();
    }

    /// What is still as the run left it can go back.
    private void judge(String table) {
        jdbc.sql("""
                update taking_back t set possible = true
                  from %1$s r
                 where r.id = t.record and strpos(t.key, ':') = 0
                   and (to_jsonb(r) ->> t.key) is not distinct from (t.after #>> '{}')
                   and not (t.key = 'external_id' and exists (select from %1$s o
                                                               where o.external_id = t.before #>> '{}'
                                                                 and o.id <> t.record))
                """.formatted(table)).update();
        jdbc.sql("""
                update taking_back t set possible = true
                  from custom_value v
                 where t.key = 'field:' || v.field_id and v.record_id = t.record and %s = t.after
                """.formatted(FurtherRows.VALUE.formatted("v"))).update();
    }

    private void restore(String table, MergedColumns columns) {
        String given = Stream.concat(columns.names().stream(), Stream.of("run_id", "updated_by"))
                .map(column -> column + " = f." + column)
                .collect(Collectors.joining(", "));
        jdbc.sql("""
                update %1$s r set %2$s, version = r.version + 1, updated_at = now()
                  from (select o.id as record, n.*
                          from (select record, jsonb_object_agg(key, before) as before from taking_back
                                 where possible and strpos(key, ':') = 0 and key <> 'parent_id'
                                 group by record) t
                          join %1$s o on o.id = t.record
                         cross join lateral jsonb_populate_record(o, t.before) n) f
                 where r.id = f.record
                """.formatted(table, given)).update();
        jdbc.sql("""
                delete from custom_value v using taking_back t
                 where t.possible and t.key = 'field:' || v.field_id and v.record_id = t.record
                """).update();
        jdbc.sql("""
                insert into custom_value (field_id, record_id, text, number, currency, day, flag, choices, origin,
                                          origin_id, set_at)
                select split_part(t.key, ':', 2)::bigint, t.record, v.text, v.number, v.currency, v.day, v.flag, v.choices,
                       v.origin, v.origin_id, v.set_at
                  from taking_back t cross join lateral jsonb_populate_record(null::custom_value, t.before) v
                 where t.possible and t.key like 'field:%' and jsonb_typeof(t.before) = 'object'
                """).update();
    }

    private TakenBack count(String table, TakenBack.Keeper keeper) {
        return jdbc
                .sql("""
                select record, bool_or(possible) as some, bool_and(possible) as whole
                  from taking_back
                 where key not in ('run_id', 'updated_by', 'parent_id') group by record order by record
                """)
                .query((row, _) -> {
                    boolean whole = row.getBoolean("whole");
                    if (!whole) keeper.kept(table, row.getLong("record"), "kept.fields");
                    return new TakenBack(0, row.getBoolean("some") ? 1 : 0, whole ? 0 : 1);
                })
                .stream()
                .reduce(TakenBack.NOTHING, TakenBack::and);
    }

    /// Contacts, tags and, of people, accounts. Who carries copies of an owner hears of it.
    private final class OfCustomers implements Beside {
        private final RecordKind kind;

        private OfCustomers(RecordKind kind) {
            this.kind = kind;
        }

        @Override
        public void judge() {
            sql("""
                    update taking_back t set possible = true
                      from contact_point c
                     where t.key = 'contact:' || c.id and c.%1$s_id = t.record
                    """);
            sql("""
                    update taking_back t set possible = true
                      from %1$s_tag g join tag n on n.id = g.tag_id
                     where t.key = 'tag:' || lower(n.name::text) and g.%1$s_id = t.record
                    """);
            if (kind == RecordKind.PERSON) sql("""
                    update taking_back t set possible = true
                      from membership m
                     where t.key = 'account:' || m.account_id and m.person_id = t.record
                       and m.role is not distinct from t.after ->> 'role' and m.since is null and m.until is null
                    """);
        }

        @Override
        public void restore() {
            sql("delete from contact_point c using taking_back t where t.possible and t.key = 'contact:' || c.id");
            sql("""
                    delete from %1$s_tag g using tag n, taking_back t
                     where t.possible and n.id = g.tag_id and t.key = 'tag:' || lower(n.name::text)
                       and g.%1$s_id = t.record
                    """);
            if (kind == RecordKind.PERSON) {
                sql("""
                        delete from membership m using taking_back t
                         where t.possible and t.key = 'account:' || m.account_id and m.person_id = t.record
                           and jsonb_typeof(t.before) <> 'object'
                        """);
                sql("""
                        update membership m set role = t.before ->> 'role' from taking_back t
                         where t.possible and t.key = 'account:' || m.account_id and m.person_id = t.record
                           and jsonb_typeof(t.before) = 'object'
                        """);
            }
            List<Long> owned =
                    jdbc.sql("""
                    select distinct record from taking_back where possible and key in ('owner_id', 'team_id')
                    """).query((row, _) -> row.getLong("record")).list();
            if (!owned.isEmpty()) events.publishEvent(OwnersChanged.of(kind, owned));
        }

        private void sql(String text) {
            jdbc.sql(text.formatted(kind.name().toLowerCase(Locale.ROOT))).update();
        }
    }
}
