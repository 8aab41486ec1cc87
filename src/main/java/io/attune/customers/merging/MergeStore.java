package io.attune.customers.merging;

import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// All SQL of `person_merge`, and what a merge writes into the row of the survivor; the rows beside it
/// are [BesideStore]'s.
@Component
@WithoutViewer("who may change both was asked before; a rule works for everybody")
class MergeStore {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MergeStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// A person who is locked until the transaction ends.
    record Locked(long id, int version, @Nullable Long mergedInto) {}

    /// These and whoever was merged into them: all at once, for whoever held one of them and waited for another would
    /// be waited for in turn by an import, which locks people in the order of its file.
    ///
    /// @throws CannotAcquireLockException where somebody is busy with one of them for seconds
    List<Locked> lock(Collection<Long> people) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            jdbc.sql("savepoint unlocked").update();
            List<Locked> locked = lockFree(people);
            if (locked.size() == count(people))
                return locked.stream().filter(one -> people.contains(one.id())).toList();
            jdbc.sql("rollback to savepoint unlocked").update();
            if (System.nanoTime() > end) throw new CannotAcquireLockException("somebody changes " + people);
            sleep();
        }
    }

    private List<Locked> lockFree(Collection<Long> people) {
        return jdbc.sql("""
                select id, version, merged_into from person where id = any(:ids) or merged_into = any(:ids)
                 order by id for update skip locked
                """)
                .param("ids", Rows.ids(people))
                .query((row, _) ->
                        new Locked(row.getLong("id"), row.getInt("version"), Rows.optionalLong(row, "merged_into")))
                .list();
    }

    private int count(Collection<Long> people) {
        return jdbc.sql("select count(*) from person where id = any(:ids) or merged_into = any(:ids)")
                .param("ids", Rows.ids(people))
                .query(Integer.class)
                .single();
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("interrupted while somebody else was busy", e);
        }
    }

    List<Long> same(Collection<Long> people) {
        return jdbc.sql("select unnest(same_people(:ids)) as id order by 1")
                .param("ids", Rows.ids(people))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    Person person(long id) {
        return jdbc.sql("""
                select jsonb_build_object(
                           'row', to_jsonb(p),
                           'contact_point', coalesce((select jsonb_agg(to_jsonb(c) order by c.id)
                                                        from contact_point c where c.person_id = p.id), '[]'),
                           'person_tag', coalesce((select jsonb_agg(to_jsonb(t) order by t.tag_id)
                                                     from person_tag t where t.person_id = p.id), '[]'),
                           'membership', coalesce((select jsonb_agg(to_jsonb(m) order by m.account_id)
                                                     from membership m where m.person_id = p.id), '[]'),
                           'custom_value', coalesce((select jsonb_agg(to_jsonb(v) order by v.field_id)
                                                       from custom_value v
                                                       join custom_field f on f.id = v.field_id and f.subject = 'PERSON'
                                                      where v.record_id = p.id), '[]')) as value
                  from person p where p.id = :id
                """)
                .param("id", id)
                .query((row, _) -> tree(row, "value"))
                .single();
    }

    /// The label of something that tells these apart; `identifiers` as the settings have them.
    Optional<String> toldApart(Collection<Long> people, List<String> identifiers) {
        return jdbc.sql("""
                select f.label
                  from custom_value v join custom_field f on f.id = v.field_id and f.subject = 'PERSON'
                 where v.record_id = any(:people) and 'f' || f.id = any(:identifiers)
                 group by f.id, f.label
                having count(distinct (lower(v.text), v.number, v.day, v.choices, v.flag)) > 1
                 union all
                select '' from person p
                 where p.id = any(:people) and 'number' = any(:identifiers)
                having count(distinct p.external_id) > 1
                 limit 1
                """)
                .param("people", Rows.ids(people))
                .param("identifiers", identifiers.toArray(String[]::new))
                .query((row, _) -> row.getString("label"))
                .optional();
    }

    /// Writes these columns into the row and moves its version on.
    void put(long person, ObjectNode values, @Nullable UserId user) {
        String columns = Arrays.stream(Trait.values())
                .flatMap(trait -> trait.columns().stream())
                .collect(Collectors.joining(", "));
        jdbc.sql("""
                update person p
                   set (%1$s) = (select %1$s from jsonb_populate_record(p, :values::jsonb) r),
                       version = version + 1, updated_by = :user, updated_at = now()
                 where p.id = :id
                """.formatted(columns))
                .param("id", person)
                .param("values", values.toString())
                .param("user", user == null ? null : user.value(), Types.BIGINT)
                .update();
    }

    /// The duplicate and all who were merged into them before belong to the survivor, with the
    /// survivor's owner.
    List<Long> mark(long survivor, long duplicate, Instant now) {
        return jdbc.sql("""
                update person p
                   set merged_into = s.id, merged_at = :now, owner_id = s.owner_id, team_id = s.team_id
                  from person s
                 where s.id = :survivor and (p.id = :duplicate or p.merged_into = :duplicate)
                returning p.id
                """)
                .param("survivor", survivor)
                .param("duplicate", duplicate)
                .param("now", Rows.at(now))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// Takes [#mark] back. When those who had been merged before were merged is known from their own
    /// merge.
    void unmark(Merge merge) {
        jdbc.sql("""
                update person p
                   set merged_into = case when p.id = :merged then null else :merged end,
                       merged_at = (select m.merged_at from person_merge m where m.merged_id = p.id and p.id <> :merged),
                       owner_id = (:owner::jsonb ->> 'owner_id')::bigint,
                       team_id = (:owner::jsonb ->> 'team_id')::bigint,
                       version = version + 1
                 where p.id = :merged or p.id = any(:moved)
                """)
                .param("merged", merge.merged())
                .param("moved", Rows.ids(merge.moved()))
                .param("owner", merge.owner())
                .update();
    }

    long insert(Merge merge, @Nullable String rule, @Nullable UserId user, Instant now) {
        return jdbc.sql("""
                insert into person_merge (survivor_id, merged_id, moved, taken, before, after, owner, rule, merged_by,
                                          merged_at)
                values (:survivor, :merged, :moved, :taken, :before::jsonb, :after::jsonb, :owner::jsonb, :rule, :user,
                        :now)
                returning id
                """)
                .param("survivor", merge.survivor())
                .param("merged", merge.merged())
                .param("moved", Rows.ids(merge.moved()))
                .param("taken", merge.taken().stream().map(Trait::key).toArray(String[]::new))
                .param("before", merge.before().all().toString())
                .param("after", merge.after().all().toString())
                .param("owner", merge.owner())
                .param("rule", rule)
                .param("user", user == null ? null : user.value(), Types.BIGINT)
                .param("now", Rows.at(now))
                .query(Long.class)
                .single();
    }

    /// The survivor as they are now follows the record of the merge.
    void follow(Merge merge, Person after) {
        jdbc.sql("update person_merge set after = :after::jsonb where id = :id")
                .param("id", merge.id())
                .param("after", after.all().toString())
                .update();
    }

    void delete(Merge merge) {
        jdbc.sql("delete from person_merge where id = :id")
                .param("id", merge.id())
                .update();
    }

    /// The last merge into this person.
    Optional<Merge> last(long survivor) {
        return jdbc.sql("select * from person_merge where survivor_id = :survivor order by id desc limit 1")
                .param("survivor", survivor)
                .query((row, _) -> merge(row))
                .optional();
    }

    /// Those merged people who were changed, or joined an account, in this transaction; in the order in which they were
    /// merged.
    List<Long> touched() {
        return jdbc.sql("""
                select m.merged_id from person_merge m join person p on p.id = m.merged_id
                 where p.updated_at = now()
                    or exists (select from membership x
                                where x.person_id = m.merged_id
                                  and not exists (select from membership y
                                                   where y.person_id = m.survivor_id and y.account_id = x.account_id))
                 order by m.id
                """).query((row, _) -> row.getLong("merged_id")).list();
    }

    /// Those merged people whom this run changed, in the same order.
    List<Long> changedBy(long run) {
        return jdbc.sql("""
                select m.merged_id from person_merge m join person_change c on c.person_id = m.merged_id
                 where c.run_id = :run
                 order by m.id
                """)
                .param("run", run)
                .query((row, _) -> row.getLong("merged_id"))
                .list();
    }

    /// Who was merged into this person by this merge and those after it.
    List<Long> since(Merge merge) {
        return jdbc.sql("select merged_id from person_merge where survivor_id = :survivor and id >= :id order by id")
                .param("survivor", merge.survivor())
                .param("id", merge.id())
                .query((row, _) -> row.getLong("merged_id"))
                .list();
    }

    /// The merge by which this person is somebody else.
    Optional<Merge> of(long merged) {
        return jdbc.sql("select * from person_merge where merged_id = :merged")
                .param("merged", merged)
                .query((row, _) -> merge(row))
                .optional();
    }

    private Merge merge(ResultSet row) throws SQLException {
        return new Merge(
                row.getLong("id"),
                row.getLong("survivor_id"),
                row.getLong("merged_id"),
                List.of((Long[]) row.getArray("moved").getArray()),
                taken(row),
                tree(row, "before"),
                tree(row, "after"),
                row.getString("owner"));
    }

    private static Set<Trait> taken(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("taken").getArray())
                .flatMap(key -> Trait.of(key).stream())
                .collect(Collectors.toSet());
    }

    private Person tree(ResultSet row, String column) throws SQLException {
        JsonNode tree = json.readTree(row.getString(column));
        return new Person(tree);
    }
}
