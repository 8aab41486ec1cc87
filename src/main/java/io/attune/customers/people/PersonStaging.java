package io.attune.customers.people;

import io.attune.platform.security.WithoutViewer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL by which staged people become rows of `person`. The temporary tables go with the transaction.
@WithoutViewer("who may import changes everybody")
final class PersonStaging {
    static final String[] COLUMNS = {
        "line",
        "number",
        "name",
        "email",
        "phone",
        "phone_number",
        "street",
        "postcode",
        "city",
        "country",
        "language",
        "source",
        "customer_since",
        "company",
        "role"
    };

    private PersonStaging() {}

    static void create(JdbcClient jdbc) {
        jdbc.sql("""
                create temp table incoming_person (
                    line bigint, number text, name text, email citext, phone text, phone_number text, street text, postcode text,
                    city text, country text, language text, source text, customer_since date, company text, role text
                ) on commit drop
                """).update();
        jdbc.sql("create temp table incoming_handle (line bigint, network text, handle text) on commit drop")
                .update();
    }

    /// Chooses the last row of each key and numbers what is left from 0 on.
    static long key(JdbcClient jdbc) {
        jdbc.sql("set local work_mem = '64MB'").update();
        jdbc.sql("""
                create temp table keyed_person on commit drop as
                select row_number() over (order by line) - 1 as place, i.*
                  from (select distinct on (number) * from incoming_person
                         where number is not null
                         order by number, line desc) i
                """).update();
        jdbc.sql("""
                insert into keyed_person
                select row_number() over (order by line) - 1 + (select count(*) from keyed_person), i.*
                  from (select distinct on (email) * from incoming_person
                         where number is null
                         order by email, line desc) i
                """).update();
        jdbc.sql("create index on keyed_person using brin (place) with (pages_per_range = 16)")
                .update();
        jdbc.sql("analyze keyed_person").update();
        return jdbc.sql("select count(*) from keyed_person").query(Long.class).single();
    }

    static int create(JdbcClient jdbc, long from, long to, long run) {
        return jdbc.sql("""
                insert into person (external_id, name, email, phone, phone_number, street, postcode, city, country, language,
                                    source, customer_since, run_id, origin, origin_id)
                select i.number, coalesce(i.name, i.email::text, i.number), i.email, i.phone, i.phone_number, i.street,
                       i.postcode, i.city, i.country, i.language, i.source, i.customer_since, :run, 'import', :run
                  from keyed_person i
                 where i.place >= :from and i.place < :to
                   and case when i.number is not null
                            then not exists (select from person p where p.external_id = i.number)
                            else not exists (select from person p where p.email = i.email) end
                 order by i.place
                """)
                .param("from", from)
                .param("to", to)
                .param("run", run)
                .update();
    }

    /// Changes those who differ from what we know. What is absent in the file stays.
    static int change(JdbcClient jdbc, long from, long to, long run) {
        return jdbc.sql("""
                update person p
                   set name = coalesce(i.name, p.name), email = coalesce(i.email, p.email),
                       phone = coalesce(i.phone, p.phone),
                       phone_number = case when i.phone is null then p.phone_number else i.phone_number end, street = coalesce(i.street, p.street),
                       postcode = coalesce(i.postcode, p.postcode), city = coalesce(i.city, p.city),
                       country = coalesce(i.country, p.country), language = coalesce(i.language, p.language),
                       source = coalesce(i.source, p.source),
                       customer_since = coalesce(i.customer_since, p.customer_since),
                       run_id = :run, version = p.version + 1, updated_by = null, updated_at = now()
                  from (select k.*, coalesce(
                                   (select q.id from person q where q.external_id = k.number),
                                   (select min(q.id) from person q where k.number is null and q.email = k.email)) as known
                          from keyed_person k
                         where k.place >= :from and k.place < :to) i
                 where p.id = i.known
                   and (coalesce(i.name, p.name), coalesce(i.email, p.email), coalesce(i.phone, p.phone),
                        coalesce(i.street, p.street), coalesce(i.postcode, p.postcode), coalesce(i.city, p.city),
                        coalesce(i.country, p.country), coalesce(i.language, p.language),
                        coalesce(i.source, p.source), coalesce(i.customer_since, p.customer_since))
                       is distinct from
                       (p.name, p.email, p.phone, p.street, p.postcode, p.city, p.country, p.language, p.source,
                        p.customer_since)
                """)
                .param("from", from)
                .param("to", to)
                .param("run", run)
                .update();
    }

    /// Makes the companies that are new and says who belongs to which.
    static void join(JdbcClient jdbc, long run) {
        jdbc.sql("""
                insert into account (name, run_id, origin, origin_id)
                select distinct i.company, :run, 'import', :run::bigint
                  from keyed_person i
                 where i.company is not null and not exists (select from account a where a.name = i.company)
                 order by i.company
                """).param("run", run).update();
        jdbc.sql("""
                insert into membership as m (person_id, account_id, role)
                select p.id, a.id, max(i.role)
                  from keyed_person i
                  join person p on p.external_id = i.number or (i.number is null and p.email = i.email)
                 cross join lateral (select min(id) as id from account where name = i.company) a
                 where i.company is not null
                 group by p.id, a.id
                on conflict (person_id, account_id) do update set role = excluded.role
                 where excluded.role is not null and m.role is distinct from excluded.role
                """).update();
    }

    static void handles(JdbcClient jdbc, int fetchSize, RowCallbackHandler row) {
        jdbc.sql("""
                select coalesce((select p.id from person p where p.external_id = i.number),
                                (select min(p.id) from person p where i.number is null and p.email = i.email))
                           as person_id,
                       h.network, h.handle
                  from incoming_handle h
                  join keyed_person i on i.line = h.line
                """).withFetchSize(fetchSize).query(row);
    }
}
