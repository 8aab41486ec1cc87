package io.attune.commerce.orders;

import io.attune.customers.AccountId;
import io.attune.customers.Hindrance;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Nobody who bought something is deleted, since the books need them.
@Component
@WithoutViewer("asked by whoever may delete the person or account")
class OrdersHinder implements Hindrance {
    private final JdbcClient jdbc;
    private final AccountOrderStore orders;

    OrdersHinder(JdbcClient jdbc, AccountOrderStore orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    @Override
    public Optional<String> against(PersonId person) {
        boolean any = jdbc.sql("select exists (select from customer_order where person_id = :person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
        return any ? Optional.of("orders.hinder.person") : Optional.empty();
    }

    @Override
    public Map<Long, String> among(Collection<Long> people) {
        return jdbc.sql("""
                select p.id from unnest(:people) as p(id)
                 where exists (select from customer_order o where o.person_id = p.id)
                """).param("people", Rows.ids(people)).query(Long.class).list().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> "orders.hinder.person"));
    }

    @Override
    public Optional<String> against(AccountId account) {
        return orders.any(account) ? Optional.of("orders.hinder.account") : Optional.empty();
    }
}
