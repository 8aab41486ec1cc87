package io.attune.customers.merging;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What stands beside the row of a person and is copied to the survivor, so that lists, forms and
/// searches find it there: further contacts, tags, accounts and the company's own fields.
@Component
@WithoutViewer("who may change both was asked before; a rule works for everybody")
class BesideStore {
    /// The keys of all contacts of people, given by their rows and by those of their further contacts.
    private static final String KEYS = """
            select contact_key(n.means, n.value, n.normal, n.street, n.postcode, n.city, n.country)
              from (%s) p
             cross join lateral (values
                   ('mail', p.email::text, lower(p.email::text), null, null, null, null),
                   ('phone', p.phone, p.phone_number, null, null, null, null),
                   ('address', null, null, p.street, p.postcode, p.city, p.country))
                as n(means, value, normal, street, postcode, city, country)
             where coalesce(n.value, n.street, n.postcode, n.city, n.country) is not null
             union all
            select contact_key(c.means, c.value, c.normal, c.street, c.postcode, c.city, c.country) from (%s) c
            """;

    private static final String ROW = "select * from jsonb_populate_record(null::person, :%s::jsonb -> 'row')";
    private static final String FURTHER =
            "select * from jsonb_populate_recordset(null::contact_point, :%s::jsonb -> 'contact_point')";
    private static final String MERGED =
            "select x.* from person_merge m join %s x on x.%s = m.merged_id where m.survivor_id = :survivor";

    private final JdbcClient jdbc;

    BesideStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A table with rows of a person: whose they are, and what there is once of each person.
    enum Table {
        TAGS("person_tag", "person_id", "tag_id"),
        ACCOUNTS("membership", "person_id", "account_id"),
        FIELDS("custom_value", "record_id", "field_id");

        final String table;
        final String owner;
        final String key;

        Table(String table, String owner, String key) {
            this.table = table;
            this.owner = owner;
            this.key = key;
        }
    }

    /// Every mail, phone and address of both that the survivor has not yet, the primary ones first;
    /// none of which `known`, rows of `contact_point`, already tells.
    void addContacts(long survivor, long duplicate, String known) {
        jdbc.sql("""
                with theirs as (
                    select p.id, 0 as rank, 0 as place, n.means, n.kind, n.value, n.normal, n.street, n.postcode, n.city,
                           n.country, p.origin, p.origin_id
                      from person p
                     cross join lateral (values
                           ('mail', p.email_kind, p.email::text, lower(p.email::text), null, null, null, null),
                           ('phone', p.phone_kind, p.phone, p.phone_number, null, null, null, null),
                           ('address', p.address_kind, null, null, p.street, p.postcode, p.city, p.country))
                        as n(means, kind, value, normal, street, postcode, city, country)
                     where p.id in (:survivor, :duplicate)
                       and coalesce(n.value, n.street, n.postcode, n.city, n.country) is not null
                     union all
                    select c.person_id, 1, c.place, c.means, c.kind, c.value, c.normal, c.street, c.postcode, c.city,
                           c.country, c.origin, c.origin_id
                      from contact_point c where c.person_id = :duplicate),
                once as (
                    select distinct on (t.key) t.*
                      from (select *, contact_key(means, value, normal, street, postcode, city, country) as key
                              from theirs) t
                     order by t.key, t.rank, t.id <> :survivor, t.place)
                insert into contact_point (person_id, means, kind, value, normal, street, postcode, city, country, place,
                                           origin, origin_id)
                select :survivor, means, coalesce(kind, 'other'), value, normal, street, postcode, city, country,
                       coalesce((select max(place) + 1 from contact_point where person_id = :survivor), 0)
                           + row_number() over (order by rank, id <> :survivor, place, key) - 1,
                       origin, origin_id
                  from once
                 where not exists (select from contact_point c
                                    where c.person_id = :survivor
                                      and contact_key(c.means, c.value, c.normal, c.street, c.postcode, c.city, c.country)
                                          = once.key)
                   and not exists (select from jsonb_populate_recordset(null::contact_point, :known::jsonb) c
                                    where contact_key(c.means, c.value, c.normal, c.street, c.postcode, c.city, c.country)
                                          = once.key)
                """)
                .param("survivor", survivor)
                .param("duplicate", duplicate)
                .param("known", known)
                .update();
    }

    /// What is a primary contact by now is no further one.
    void dropDoubled(long survivor) {
        jdbc.sql("""
                delete from contact_point c using person p
                 where p.id = :survivor and c.person_id = p.id
                   and contact_key(c.means, c.value, c.normal, c.street, c.postcode, c.city, c.country) = any(array[
                           contact_key('mail', p.email::text, lower(p.email::text), null, null, null, null),
                           contact_key('phone', p.phone, p.phone_number, null, null, null, null),
                           contact_key('address', null, null, p.street, p.postcode, p.city, p.country)])
                """).param("survivor", survivor).update();
    }

    void addTags(long survivor, long duplicate) {
        jdbc.sql("""
                insert into person_tag (person_id, tag_id)
                select :survivor, tag_id from person_tag where person_id = :duplicate
                on conflict do nothing
                """).param("survivor", survivor).param("duplicate", duplicate).update();
    }

    /// The accounts of the survivor's own, which are `before`, and of the `duplicates`, the one in question
    /// first: in one account once, with the roles of all. What the survivor has is touched only where it still
    /// is as in `after`.
    void joinAccounts(long survivor, List<Long> duplicates, Person before, Person after) {
        jdbc.sql("""
                delete from membership s using jsonb_array_elements(:after::jsonb) a
                 where s.person_id = :survivor and to_jsonb(s) = a.value
                   and not exists (select from jsonb_populate_recordset(null::membership, :before::jsonb) o
                                    where o.account_id = s.account_id)
                   and not exists (select from membership m
                                    where m.person_id = any(:duplicates) and m.account_id = s.account_id)
                """)
                .param("survivor", survivor)
                .param("duplicates", Rows.ids(duplicates))
                .param("before", before.beside("membership").toString())
                .param("after", after.beside("membership").toString())
                .update();
        jdbc.sql("""
                with theirs as (
                    select 0 as place, o.* from jsonb_populate_recordset(null::membership, :before::jsonb) o
                     union all
                    select d.place, m.* from unnest(:duplicates::bigint[]) with ordinality as d(id, place)
                      join membership m on m.person_id = d.id),
                part as (
                    select distinct on (t.account_id, lower(r.role)) t.account_id, r.role, t.place, r.nth
                      from theirs t cross join lateral regexp_split_to_table(t.role, ', ') with ordinality as r(role, nth)
                     order by t.account_id, lower(r.role), t.place, r.nth),
                joined as (
                    select t.account_id, bool_or(t.place = 1) as asked, min(t.since) as since,
                           case when bool_and(t.until is not null) then max(t.until) end as until,
                           left((select string_agg(p.role, ', ' order by p.place, p.nth) from part p
                                  where p.account_id = t.account_id), 200) as role
                      from theirs t group by t.account_id)
                insert into membership as s (person_id, account_id, role, since, until)
                select :survivor, j.account_id, j.role, j.since, j.until
                  from joined j
                  left join membership m on m.person_id = :survivor and m.account_id = j.account_id
                 where case when m.account_id is not null
                            then exists (select from jsonb_array_elements(:after::jsonb) a where a.value = to_jsonb(m))
                            else j.asked and not exists (
                                 select from jsonb_populate_recordset(null::membership, :after::jsonb) a
                                  where a.account_id = j.account_id) end
                on conflict (person_id, account_id) do update
                   set role = excluded.role, since = excluded.since, until = excluded.until
                 where (s.role, s.since, s.until) is distinct from (excluded.role, excluded.since, excluded.until)
                """)
                .param("survivor", survivor)
                .param("duplicates", Rows.ids(duplicates))
                .param("before", before.beside("membership").toString())
                .param("after", after.beside("membership").toString())
                .update();
    }

    /// Contacts that came from a duplicate go where the duplicate `had` them and has them no more; none that
    /// the survivor had `before`, or that somebody else who was merged into them has.
    void dropLost(long survivor, Person before, Person had) {
        jdbc.sql("""
                with key as (
                    select c.id, contact_key(c.means, c.value, c.normal, c.street, c.postcode, c.city, c.country) as key
                      from contact_point c where c.person_id = :survivor)
                delete from contact_point c using key k
                 where c.id = k.id and k.key in (%s) and k.key not in (%s) and k.key not in (%s)
                """.formatted(
                        KEYS.formatted(ROW.formatted("had"), FURTHER.formatted("had")),
                        KEYS.formatted(ROW.formatted("before"), FURTHER.formatted("before")),
                        KEYS.formatted(
                                MERGED.formatted("person", "id"), MERGED.formatted("contact_point", "person_id"))))
                .param("survivor", survivor)
                .param("had", had.all().toString())
                .param("before", before.all().toString())
                .update();
    }

    void takeFields(long survivor, long duplicate, Collection<Long> fields) {
        if (fields.isEmpty()) return;
        jdbc.sql("""
                insert into custom_value (field_id, record_id, text, number, currency, day, choices, flag, origin,
                                          origin_id, set_at)
                select field_id, :survivor, text, number, currency, day, choices, flag, origin, origin_id, set_at
                  from custom_value
                 where record_id = :duplicate and field_id = any(:fields)
                on conflict (field_id, record_id) do update
                   set text = excluded.text, number = excluded.number, currency = excluded.currency,
                       day = excluded.day, choices = excluded.choices, flag = excluded.flag,
                       origin = excluded.origin, origin_id = excluded.origin_id, set_at = excluded.set_at
                """)
                .param("survivor", survivor)
                .param("duplicate", duplicate)
                .param("fields", Rows.ids(fields))
                .update();
    }

    void dropFields(long survivor, Collection<Long> fields) {
        if (fields.isEmpty()) return;
        jdbc.sql("delete from custom_value where record_id = :survivor and field_id = any(:fields)")
                .param("survivor", survivor)
                .param("fields", Rows.ids(fields))
                .update();
    }

    /// What the merge brought goes, unless somebody changed it since; what it replaced comes back,
    /// unless somebody put something else there.
    void restore(Table which, long survivor, Person before, Person after) {
        List<Long> gone = jdbc.sql("""
                delete from %1$s t using jsonb_array_elements(:after::jsonb) a
                 where t.%2$s = :survivor and to_jsonb(t) = a.value
                   and not exists (select from jsonb_array_elements(:before::jsonb) b where b.value = a.value)
                returning t.%3$s as key
                """.formatted(which.table, which.owner, which.key))
                .param("survivor", survivor)
                .param("before", before.beside(which.table).toString())
                .param("after", after.beside(which.table).toString())
                .query((row, _) -> row.getLong("key"))
                .list();
        jdbc.sql("""
                insert into %1$s
                select r.* from jsonb_populate_recordset(null::%1$s, :before::jsonb) r
                 where r.%2$s = any(:gone)
                on conflict do nothing
                """.formatted(which.table, which.key))
                .param("before", before.beside(which.table).toString())
                .param("gone", Rows.ids(gone))
                .update();
    }

    /// The same of contacts, which are the same as long as they lead to the same place, whatever their
    /// kind and order.
    void restoreContacts(long survivor, Person before, Person after) {
        String told =
                "contact_key(%1$s.means, %1$s.value, %1$s.normal, %1$s.street, %1$s.postcode, %1$s.city, %1$s.country)";
        jdbc.sql("""
                with had as (select * from jsonb_populate_recordset(null::contact_point, :before::jsonb)),
                got as (select * from jsonb_populate_recordset(null::contact_point, :after::jsonb))
                delete from contact_point c using got
                 where c.person_id = :survivor and c.means = got.means
                   and (%1$s = %2$s or lower(c.value) = lower(got.value))
                   and not exists (select from had where %3$s = %2$s)
                """.formatted(told.formatted("c"), told.formatted("got"), told.formatted("had")))
                .param("survivor", survivor)
                .param("before", before.beside("contact_point").toString())
                .param("after", after.beside("contact_point").toString())
                .update();
        jdbc.sql("""
                insert into contact_point overriding system value
                select had.* from jsonb_populate_recordset(null::contact_point, :before::jsonb) had
                 where not exists (select from jsonb_populate_recordset(null::contact_point, :after::jsonb) got
                                    where %2$s = %1$s)
                   and not exists (select from contact_point c where c.person_id = :survivor and %3$s = %1$s)
                on conflict do nothing
                """.formatted(told.formatted("had"), told.formatted("got"), told.formatted("c")))
                .param("survivor", survivor)
                .param("before", before.beside("contact_point").toString())
                .param("after", after.beside("contact_point").toString())
                .update();
    }
}
