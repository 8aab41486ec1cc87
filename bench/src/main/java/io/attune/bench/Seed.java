package io.attune.bench;

import io.attune.demo.generator.DemoCompany;
import io.attune.demo.generator.DemoPost;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/// A large base written by set-based SQL: only what is measured goes through the application's doors.
final class Seed {
    private Seed() {}

    /// Their external ids are K1, K2, …, their own 1, 2, ….
    static void people(Sql sql, int count) throws SQLException {
        sql.fill("person", """
                insert into person (external_id, name, email, phone, street, postcode, city, country, customer_since)
                select 'K' || n,
                       (array['Ada','Jonas','Carla','Farid','Lena','Naoki','Zofia','Pieter','Aylin','Marie'])[1 + n %% 10]
                       || ' ' || (array['Oliveira','Berg','Ruiz','Mansour','Keller','Tanaka','Kowalska'])[1 + n / 10 %% 7]
                       || chr(97 + n / 70 %% 26) || chr(97 + n / 1820 %% 26),
                       'k' || n || '@example.com', '+49 30 ' || n, 'Lampenweg ' || n %% 200, 10000 + n %% 90000,
                       'Ort ' || n %% 4000, 'DE', date '2022-01-01' + n %% 900
                  from generate_series(1, %d) n
                """.formatted(count));
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
