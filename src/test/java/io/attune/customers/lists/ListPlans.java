package io.attune.customers.lists;

import io.attune.customers.Listing;
import io.attune.customers.lists.ListStore.After;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How PostgreSQL means to answer the lists of other modules, among thirty thousand of everything.
record ListPlans(JdbcClient jdbc, Listings listings, Queries queries) {
    private static final Viewer BOSS =
            new Viewer(new UserId(7), "Mira", Role.MANAGER, Set.of(), Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);

    void fill() {
        jdbc.sql("truncate customer_order, invoice, payment cascade").update();
        jdbc.sql("""
                insert into customer_order (order_key, number, person_id, ordered_on, ordered_at, amount, currency, status)
                select 'M-' || n, 'M-' || n, p.id, date '2020-01-01' + n % 2000, now(), n, 'EUR',
                       case when n % 500 = 0 then 'open' else 'paid' end
                  from generate_series(1, 30000) n, (select id from person limit 1) p
                """).update();
        jdbc.sql("""
                insert into invoice (number, person_id, addressee, currency, tax_included, state, term_days, issued_on, due_on,
                                     total, settled, created_at)
                select 'I-' || n, p.id, 'Addressee ' || md5(n::text), 'EUR', true, 'issued', 14, date '2024-01-01' + n % 900,
                       date '2024-01-15' + n % 900, 10, case when n % 500 = 0 then 0 else 10 end,
                       timestamptz '2024-01-01' + n * interval '1 hour'
                  from generate_series(1, 30000) n, (select id from person limit 1) p
                """).update();
        jdbc.sql("""
                insert into payment (person_id, currency, amount, received_on, method)
                select p.id, 'EUR', n, date '2020-01-01' + n % 2000, 'card'
                  from generate_series(1, 30000) n, (select id from person limit 1) p
                """).update();
        jdbc.sql("analyze customer_order, invoice, payment").update();
    }

    String of(String list, String query, @Nullable After after) {
        Listing listing = listings.get(BOSS, list);
        ListQuery read = queries.read(BOSS, listing, query);
        var condition = new Condition(listing, BOSS, read);
        var asked = jdbc.sql("explain " + ListStore.sql(BOSS, listing, read, condition, after))
                .params(BOSS.parameters())
                .params(listing.parameters())
                .params(condition.parameters())
                .param("limit", 51);
        if (after != null) asked = asked.param("after_id", after.id()).param("after_at", after.at());
        return String.join("\n", asked.query(String.class).list());
    }
}
