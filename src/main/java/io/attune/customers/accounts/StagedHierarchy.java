package io.attune.customers.accounts;

import io.attune.platform.security.WithoutViewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who stands below whom among staged accounts and those that are there. A node is the id of a known account, or below
/// zero the place of a row that is to become one.
@WithoutViewer("who may import changes everybody")
final class StagedHierarchy {
    private StagedHierarchy() {}

    /// As the trigger `account_hierarchy` does: nobody else changes who stands below whom meanwhile.
    static void lock(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('account.hierarchy'))")
                .query((_, _) -> true)
                .list();
    }

    /// Finds the account above each row, by number first, then by name, in the file and among those that are there.
    static void find(JdbcClient jdbc) {
        jdbc.sql("drop table if exists staged_parent").update();
        jdbc.sql("""
                create temp table staged_parent on commit drop as
                with rows as (select coalesce(known, -(place + 1)) as node, * from keyed_account),
                     numbers as (select number, min(node) as node from rows where number is not null group by number),
                     names as (select name, min(node) as node from rows where name is not null group by name)
                select k.node, k.place, k.line, k.parent as said,
                       coalesce(n.node,
                                (select a.id from account a where a.external_id = k.parent),
                                m.node,
                                (select min(a.id) from account a where a.name = k.parent)) as parent
                  from rows k
                  left join numbers n on n.number = k.parent
                  left join names m on m.name = k.parent
                 where k.parent is not null
                """).update();
    }

    static int refuseUnknown(JdbcClient jdbc) {
        return jdbc.sql("""
                insert into late_refusal
                select line, 'parent', 'problem.account.parent', said from staged_parent where parent is null
                """).update();
    }

    /// Each round looks twice as far up. Those whose way up ends drop out; where the way is longer than there are
    /// accounts, it goes round, and where it has got to by then stands in a cycle.
    static int refuseCycles(JdbcClient jdbc) {
        jdbc.sql("drop table if exists climbing").update();
        long left = jdbc.sql("""
                create temp table climbing on commit drop as
                select node, parent as above from staged_parent
                 union all
                select a.id, a.parent_id from account a
                 where a.parent_id is not null and not exists (select from staged_parent s where s.node = a.id)
                """).update();
        for (long reach = 1; left > 0 && reach <= 2 * left; reach *= 2) {
            jdbc.sql("drop table if exists climbed").update();
            jdbc.sql("alter table climbing rename to climbed").update();
            jdbc.sql("analyze climbed").update();
            left = jdbc.sql("""
                    create temp table climbing on commit drop as
                    select c.node, d.above from climbed c join climbed d on d.node = c.above
                    """).update();
        }
        if (left == 0) return 0;
        return jdbc.sql("""
                insert into late_refusal
                select s.line, 'parent', 'problem.account.round', s.said
                  from staged_parent s where s.node in (select above from climbing)
                """).update();
    }

    /// What differs from who stands above whom by now; new parents have no id in a forecast.
    static void compare(JdbcClient jdbc) {
        jdbc.sql("drop table if exists wanted_parent").update();
        jdbc.sql("""
                create temp table wanted_parent on commit drop as
                select k.known as record, k.fresh, r.parent_id as before,
                       case when s.parent < 0 then o.known else s.parent end as after, s.said
                  from staged_parent s
                  join keyed_account k on k.place = s.place
                  left join keyed_account o on o.place = -(s.parent + 1)
                  left join account r on r.id = k.known
                 where s.parent < 0 and o.known is null
                    or r.parent_id is distinct from case when s.parent < 0 then o.known else s.parent end
                """).update();
        jdbc.sql("""
                insert into touched
                select record, 'parent_id', to_jsonb(before), coalesce(to_jsonb(after), to_jsonb(said))
                  from wanted_parent where not fresh
                """).update();
    }

    /// First away from where they are, so that nothing goes round on the way.
    static void move(JdbcClient jdbc) {
        jdbc.sql("""
                update account set parent_id = null
                 where parent_id is not null and id in (select record from wanted_parent)
                """).update();
        jdbc.sql("update account a set parent_id = w.after from wanted_parent w where a.id = w.record")
                .update();
    }
}
