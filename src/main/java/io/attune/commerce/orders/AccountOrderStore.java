package io.attune.commerce.orders;

import io.attune.commerce.Order;
import io.attune.customers.AccountId;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The orders of an account and all accounts below it: those that name one of them, and those that name none of people
/// who belong to one.
@Component
class AccountOrderStore {
    private static final String ORDERS = """
            with tree as materialized (
                select a.id from account_tree(:account) as t(id) join account a on a.id = t.id where %1$s),
            member as materialized (
                select unnest(same_people(array_agg(m.person_id))) as id
                  from membership m join tree on tree.id = m.account_id
                  join person s on s.id = m.person_id and s.merged_into is null),
            theirs as (
                select o.* from customer_order o join tree on tree.id = o.account_id where %2$s
                 union all
                select o.* from customer_order o join member on member.id = o.person_id
                 where o.account_id is null and %2$s)
            """;

    private final JdbcClient jdbc;

    AccountOrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What was bought, by currency, the largest first; orders that were cancelled or sent back are none.
    List<Bought> bought(Viewer viewer, AccountId account) {
        return jdbc.sql(of(viewer) + """
                select currency, count(*) as orders, sum(amount) as amount from theirs
                 where status not in ('cancelled', 'returned')
                 group by currency
                 order by amount desc
                """)
                .param("account", account.value())
                .params(viewer.parameters())
                .query((row, _) -> new Bought(
                        row.getLong("orders"),
                        row.getBigDecimal("amount"),
                        Currency.getInstance(row.getString("currency"))))
                .list();
    }

    /// Newest first, after the last one of the page before.
    List<Order> page(Viewer viewer, AccountId account, OrderStore.@Nullable After after, int limit) {
        OrderStore.After from = after == null ? OrderStore.After.START : after;
        return jdbc.sql(of(viewer) + """
                select o.* from theirs o
                 where (o.ordered_on, o.id) < (:day, :id)
                 order by o.ordered_on desc, o.id desc
                 limit :limit
                """)
                .param("account", account.value())
                .param("day", from.day())
                .param("id", from.id())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> OrderStore.order(row))
                .list();
    }

    @WithoutViewer("whether an order stands in the way is asked by whoever may delete the account")
    boolean any(AccountId account) {
        return jdbc.sql("select exists (select from customer_order where account_id = :account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    private static String of(Viewer viewer) {
        return ORDERS.formatted(
                viewer.sees(Kind.ACCOUNTS, "a"),
                "%s and %s".formatted(viewer.sees(Kind.PEOPLE, "o"), viewer.sees(Kind.MONEY, "o")));
    }
}
