package io.attune.customers.people;

import io.attune.platform.security.WithoutViewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The companies that staged people belong to: found by number or else by name, and made where they are new.
@WithoutViewer("who may import changes everybody")
final class StagedMemberships {
    private StagedMemberships() {}

    /// Makes the companies that are new.
    static void makeCompanies(JdbcClient jdbc, long run) {
        jdbc.sql("""
                insert into account (external_id, name, run_id, origin, origin_id)
                select k.company_number, min(k.company), :run, 'import', :run::bigint
                  from keyed_person k
                 where k.company_number is not null and k.company is not null
                   and not exists (select from account a where a.external_id = k.company_number)
                 group by k.company_number
                 order by 2
                on conflict (external_id) do nothing
                """).param("run", run).update();
        jdbc.sql("""
                insert into account (name, run_id, origin, origin_id)
                select distinct k.company, :run, 'import', :run::bigint
                  from keyed_person k
                 where k.company is not null and k.company_number is null
                   and not exists (select from account a where a.name = k.company)
                 order by k.company
                """).param("run", run).update();
    }

    /// Finds out who would belong where, or in another role; a company that is not there yet has no id.
    static void find(JdbcClient jdbc) {
        jdbc.sql("drop table if exists wanted_membership").update();
        jdbc.sql("""
                create temp table wanted_membership on commit drop as
                select w.*, m.role as before, m.person_id is not null as existed
                  from (select k.known as record, k.fresh, k.role, coalesce(k.company, k.company_number) as company,
                               coalesce((select a.id from account a where a.external_id = k.company_number),
                                        case when k.company_number is null
                                             then (select min(a.id) from account a where a.name = k.company) end)
                                   as account
                          from keyed_person k
                         where k.company is not null or k.company_number is not null) w
                  left join membership m on m.person_id = w.record and m.account_id = w.account
                 where m.person_id is null or (w.role is not null and m.role is distinct from w.role)
                """).update();
        jdbc.sql("""
                insert into touched
                select record, 'account:' || coalesce(account::text, company),
                       case when existed then jsonb_build_object('role', before) end,
                       jsonb_build_object('role', role)
                  from wanted_membership where not fresh
                """).update();
    }

    static void keep(JdbcClient jdbc) {
        jdbc.sql("""
                insert into membership (person_id, account_id, role)
                select record, account, role from wanted_membership where record is not null and account is not null
                on conflict (person_id, account_id) do update set role = excluded.role
                """).update();
    }
}
