package io.attune.demo.loading;

import io.attune.demo.generator.Cast;
import io.attune.platform.security.WithoutViewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a company knows of its customers beyond names: the houses of Nordlicht, people in several companies, further
/// mails and addresses, tags, and fields of Lumen's own.
@Component
@WithoutViewer("the demo company is made for everybody")
class CustomerDetails {
    private final JdbcClient jdbc;

    CustomerDetails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// After people and accounts, and before their orders.
    void insert() {
        houses();
        memberships();
        contacts();
        tags();
        fields();
    }

    private void houses() {
        jdbc.sql("""
                insert into account (external_id, name, city, country, street, postcode, owner_id, team_id, parent_id,
                                     created_at)
                select 'A-1001', 'Nordlicht Hotels', 'Hamburg', 'DE', 'Am Sandtorkai 12', '20457', g.owner_id, g.team_id, g.id,
                       g.created_at
                  from account g where g.external_id = :group
                """).param("group", Cast.NORDLICHT).update();
        jdbc.sql("""
                insert into account (external_id, name, city, country, street, postcode, owner_id, team_id, parent_id,
                                     created_at)
                select h.number, h.name, h.city, 'DE', h.street, h.postcode, g.owner_id, g.team_id, g.id,
                       g.created_at
                  from account g, (values
                       ('A-1002', 'Nordlicht Hotel Kiel', 'Kiel', 'Hafenstraße 4', '24103'),
                       ('A-1003', 'Nordlicht Hotel Bremen', 'Bremen', 'Am Wall 88', '28195'),
                       ('A-1004', 'Nordlicht Hotel Rostock', 'Rostock', 'Kröpeliner Straße 31', '18055'),
                       ('A-1005', 'Nordlicht Hotel Lübeck', 'Lübeck', 'An der Obertrave 9', '23552'))
                       as h(number, name, city, street, postcode)
                 where g.external_id = 'A-1001'
                """).update();
        jdbc.sql("""
                insert into account (external_id, name, city, country, owner_id, team_id, parent_id, created_at)
                select 'A-1006', 'Nordlicht Montage', 'Bremen', 'DE', g.owner_id, g.team_id, g.id, g.created_at
                  from account g where g.external_id = :group
                """).param("group", Cast.NORDLICHT).update();
        jdbc.sql("""
                update account set website = 'https://nordlicht.example', phone = '+49 40 5550100',
                                   phone_number = '+49405550100', phone_kind = 'work', email = 'einkauf@nordlicht.example',
                                   email_kind = 'work'
                 where external_id = :group
                """).param("group", Cast.NORDLICHT).update();
    }

    /// Some work for two houses at once, some did once; Jonas buys for the whole group.
    private void memberships() {
        jdbc.sql("""
                update membership set since = current_date - 900 - (person_id % 700)::int where person_id % 3 = 0
                """).update();
        jdbc.sql("""
                insert into membership (person_id, account_id, role, since)
                select p.id, a.id, 'purchasing', current_date - 800
                  from person p, account a where p.external_id = :jonas and a.external_id in ('A-1001', 'A-1006')
                """).param("jonas", Cast.JONAS).update();
        jdbc.sql("""
                with hotelier as (
                    select m.person_id, row_number() over (order by m.person_id) as n
                      from membership m join account a on a.id = m.account_id
                     where a.country = 'DE' and a.name like 'Hotel %' and a.parent_id is null
                     limit 16)
                insert into membership (person_id, account_id, role, since, until)
                select h.person_id, a.id, (array['house manager', 'purchasing', 'technician', 'reception'])[(h.n % 4 + 1)::int],
                       current_date - 1200 - h.n::int * 10,
                       case when h.n % 4 = 0 then current_date - 200 - h.n::int end
                  from hotelier h join account a on a.external_id = 'A-100' || (h.n % 4 + 2)
                on conflict do nothing
                """).update();
    }

    private void contacts() {
        jdbc.sql("insert into customer_settings (country) values ('DE') on conflict (id) do update set country = 'DE'")
                .update();
        // The demo's phones are written with their country code.
        jdbc.sql("""
                update person set phone_number = '+' || regexp_replace(phone, '\\D', '', 'g'), phone_kind = 'mobile'
                 where phone like '+%'
                """).update();
        jdbc.sql("""
                insert into contact_point (person_id, means, kind, value, normal, place)
                select p.id, 'mail', 'private', split_part(p.email::text, '@', 1) || '@home.example',
                       lower(split_part(p.email::text, '@', 1)) || '@home.example', 0
                  from person p join membership m on m.person_id = p.id where p.email is not null and p.id % 4 = 0
                 group by p.id
                """).update();
        jdbc.sql("""
                insert into contact_point (account_id, means, kind, street, postcode, city, country, place)
                select id, 'address', 'billing', 'Postfach 11 20', '20401', 'Hamburg', 'DE', 0
                  from account where external_id like 'A-100_' and parent_id is not null
                """).update();
    }

    private void tags() {
        jdbc.sql(
                        "insert into tag (name) values ('architect'), ('hotel'), ('trade fair'), ('newsletter'), ('key account')")
                .update();
        jdbc.sql("""
                insert into account_tag (account_id, tag_id)
                select a.id, t.id from account a join tag t on
                       (t.name = 'hotel' and a.name ~ '(Hotel|Hôtel|Hostal|Albergo|Otel|Gasthof|Guesthouse)')
                       or (t.name = 'architect' and a.name ~ '(Arquitetos|Architekten|Mimarlık|Estudio|Studio)')
                       or (t.name = 'key account' and a.external_id in (:group, 'A-1001'))
                """).param("group", Cast.NORDLICHT).update();
        jdbc.sql("""
                insert into person_tag (person_id, tag_id)
                select p.id, t.id from person p join tag t on
                       (t.name = 'newsletter' and p.id % 9 = 0)
                       or (t.name = 'trade fair' and p.id % 37 = 5)
                       or (t.name = 'architect' and exists (
                              select from membership m join account_tag x on x.account_id = m.account_id
                               where m.person_id = p.id and x.tag_id = t.id))
                """).update();
    }

    private void fields() {
        jdbc.sql("""
                insert into custom_field (subject, label, type, choices, place) values
                    ('PERSON', 'Preferred light', 'CHOICE', '{warm,neutral,cold}', 0),
                    ('PERSON', 'Birthday', 'DATE', '{}', 1),
                    ('PERSON', 'Interests', 'CHOICES', '{hiking,cycling,camping,home,office}', 2),
                    ('ACCOUNT', 'Rooms', 'NUMBER', '{}', 0),
                    ('ACCOUNT', 'Framework contract until', 'DATE', '{}', 1),
                    ('ACCOUNT', 'Yearly budget', 'MONEY', '{}', 2),
                    ('ACCOUNT', 'Pays by invoice', 'BOOLEAN', '{}', 3),
                    ('ACCOUNT', 'Price list', 'LINK', '{}', 4)
                """).update();
        value(
                "Preferred light",
                "choices",
                "array[(array['warm','neutral','cold'])[(r.id % 3 + 1)::int]]",
                "person",
                "r.id % 5 = 1");
        value("Birthday", "day", "date '1955-03-01' + (r.id * 7919 % 17000)::int", "person", "r.id % 6 = 2");
        value(
                "Interests",
                "choices",
                "case when r.id % 2 = 0 then array['hiking','camping'] else array['cycling'] end",
                "person",
                "r.id % 11 = 3");
        value("Rooms", "number", "20 + r.id * 37 % 180", "account", "r.name ~ '(Hotel|Hôtel|Hostal|Albergo|Otel)'");
        value(
                "Framework contract until",
                "day",
                "current_date + (r.id * 97 % 700)::int - 90",
                "account",
                "r.id % 3 = 1");
        value("Pays by invoice", "flag", "r.id % 4 <> 0", "account", "true");
        value("Price list", "text", "'https://lumen.example/prices/hotels'", "account", "r.external_id like 'A-100_'");
        jdbc.sql("""
                insert into custom_value (field_id, record_id, number, currency)
                select f.id, a.id, 5000 + a.id * 431 % 60000, :currency
                  from account a, custom_field f where f.label = 'Yearly budget' and a.id % 2 = 1
                """).param("currency", DemoPeople.EURO.getCurrencyCode()).update();
    }

    /// The texts are those above, never anybody's input.
    private void value(String field, String column, String expression, String table, String which) {
        jdbc.sql("""
                insert into custom_value (field_id, record_id, %s)
                select f.id, r.id, %s from %s r, custom_field f where f.label = :field and %s
                """.formatted(column, expression, table, which))
                .param("field", field)
                .update();
    }
}
