package io.attune.commerce.invoices;

import io.attune.customers.OwnerColumns;
import io.attune.customers.OwnersChanged;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Invoices, payments and credit notes are seen by whoever sees their account, or their person where there is none.
@Component
class MoneyFollowsOwners {
    private static final List<String> TABLES = List.of("invoice", "payment", "credit_note");

    private final JdbcClient jdbc;

    MoneyFollowsOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OwnersChanged changed) {
        for (String table : TABLES) {
            OwnerColumns.ofPeople(jdbc, changed, table, "t.account_id is null");
            OwnerColumns.ofAccounts(jdbc, changed, table);
        }
        OwnerColumns.ofPeople(jdbc, changed, "warranty");
    }
}
