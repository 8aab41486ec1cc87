package io.attune.bench;

import io.attune.demo.generator.DemoCompany;
import io.attune.demo.generator.DemoPost;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/// A large base written by set-based SQL: only what is measured goes through the application's doors.
final class Seed {
    private Seed() {}

    /// Their external ids are K1, K2, …, their own 1, 2, …. Forty first names, some thirty thousand surnames of which
    /// seven are common, a mail and a phone each.
    static void people(Sql sql, int count) throws SQLException {
        sql.fill("person", """
                insert into person (external_id, name, email, phone, phone_number, street, postcode, city, country,
                       customer_since)
                select 'K' || n, first || ' ' || last,
                       lower(substr(first, 1, 1 + (h %% 6)::int) || '.' || last) || h %% 900 || '@example.com',
                       '+49 30 ' || 10000000 + h %% 89999999, '+4930' || 10000000 + h %% 89999999,
                       (array['Lampenweg','Am Hang','Ufer','Markt','Gasse'])[1 + h %% 5] || ' ' || h / 7 %% 300,
                       10000 + h / 11 %% 90000, 'Ort ' || h / 11 %% 4000, 'DE', date '2022-01-01' + (n %% 900)::int
                  from (select n, n * 2654435761 %% 4294967296 as h from generate_series(1::bigint, %d) n) s,
                       lateral (select string_to_array('Ada Jonas Carla Farid Lena Naoki Zofia Pieter Aylin Marie '
                           'Till Ines Bruno Olga Karim Greta Hugo Selma Paul Yara Emil Rosa Viktor Nele Omar Dora '
                           'Anton Lucia Ben Mia Ruben Hanna Igor Elif Max Tove Luis Vera Kai Ida', ' ') as firsts,
                           string_to_array('Kel Ber Ma Ol Tan Wer Schu Fi Gro Ha Lo Ru Sto Ves Zim Bra Dre Eng Fal '
                           'Gil Hor Is Jan Kop Lin Mor Nau Ost Pe Qua Rich Sai Tur Ul Vo Wal Ya Zei Ax Dom', ' ') as starts,
                           string_to_array('le ga ri mo na be du fe hi ko lu me ni po ra se ti vu we zo', ' ') as middles,
                           string_to_array('ner mann ski veira dez sson kamp feld rath brand ow ini etti ius wald '
                           'berg bach hoff ler stein dal lund quist ard ell ott ung rich gaard vik zak nik tov enko '
                           'idis oglu ian akis escu', ' ') as ends,
                           array['Oliveira','Berg','Ruiz','Mansour','Keller','Tanaka','Kowalska'] as common) words,
                       lateral (select firsts[1 + h / 3 %% 40] as first,
                           case when h %% 25 = 0 then common[1 + h / 25 %% 7]
                                else starts[1 + h / 13 %% 40] || middles[1 + h / 521 %% 20] || ends[1 + h / 10427 %% 39]
                           end as last) names
                """.formatted(count));
    }

    /// Numbered 1, 2, …; each but the first hundred belongs to another, and so do all people to one.
    static void accounts(Sql sql, int count, int people) throws SQLException {
        sql.fill("account", """
                insert into account (external_id, name, city, country, email)
                select 'A' || n,
                       (array['Nordlicht','Werkhalle','Leuchten','Kontor'])[1 + n %% 4] || ' ' || n || ' GmbH',
                       'Ort ' || n %% 4000, 'DE', 'a' || n || '@firm.example'
                  from generate_series(1, %d) n
                """.formatted(count));
        sql.run("alter table account disable trigger account_hierarchy");
        sql.run("update account set parent_id = id / 10 where id > 100");
        sql.run("alter table account enable trigger account_hierarchy");
        sql.fill("membership", """
                insert into membership (person_id, account_id) select n, 1 + n %% %d from generate_series(1, %d) n
                """.formatted(count, people));
    }

    /// About so many orders each, bought day by day over three years at a pace of their own; some stop early.
    static long orders(Sql sql, int customers, int each) throws SQLException {
        sql.text("select setseed(.5)");
        sql.fill("customer_order", """
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency)
                select p || '|' || n, p, day, day, round((10 + 90 * random() + p %% 50)::numeric, 2), 'EUR'
                  from (select p, (500 * random())::int as entry, 1200.0 / %2$d * (.2 + random()) as gap,
                               floor(-ln(1 - random()) * %2$d * 2)::int as wanted
                          from generate_series(1, %1$d) p) c,
                       lateral generate_series(0, wanted) n,
                       lateral (select current_date - 1095 + entry + (n * gap + gap * random())::int as day) d
                 where day <= current_date
                """.formatted(customers, each));
        return sql.number("select count(*) from customer_order");
    }

    /// A line for every order, as the application writes them.
    static void timelines(Sql sql) throws SQLException {
        sql.run("""
                insert into timeline_entry (source, source_id, person_id, at, kind, text, amount, currency)
                select 'order', id, person_id, ordered_at, 'order', '', amount, currency from customer_order
                """);
    }

    /// Posts in twelve languages, as customers of the demo company write them.
    static List<DemoPost> posts() {
        return DemoCompany.generate(7, LocalDate.of(2026, 11, 21)).posts().stream()
                .filter(DemoPost::inbound)
                .toList();
    }

    /// Those texts as a table, numbered from 0.
    static int texts(Sql sql) throws SQLException {
        List<DemoPost> posts = posts();
        sql.run("create temporary table bench_text (n int primary key, text text, language text)");
        try (var insert = sql.connection().prepareStatement("insert into bench_text values (?, ?, ?)")) {
            for (int i = 0; i < posts.size(); i++) {
                insert.setInt(1, i);
                insert.setString(2, posts.get(i).text());
                insert.setString(3, posts.get(i).language());
                insert.addBatch();
                if (i % 1_000 == 999) insert.executeBatch();
            }
            insert.executeBatch();
        }
        return posts.size();
    }
}
