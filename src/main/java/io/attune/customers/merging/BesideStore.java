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

    /// None of which `known`, rows of `membership`, already tells.
    void addAccounts(long survivor, long duplicate, String known) {
        jdbc.sql("""
                insert into membership (person_id, account_id, role, since, until)
                select :survivor, m.account_id, m.role, m.since, m.until
                  from membership m
                 where m.person_id = :duplicate
                   and not exists (select from jsonb_populate_recordset(null::membership, :known::jsonb) k
                                    where k.account_id = m.account_id)
                on conflict do nothing
                """)
                .param("survivor", survivor)
                .param("duplicate", duplicate)
                .param("known", known)
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
