package io.attune.inbox.conversations;

import io.attune.customers.OwnerColumns;
import io.attune.customers.OwnersChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A conversation belongs to whoever answers for its customer.
@Component
class ConversationsFollowOwners {
    private final JdbcClient jdbc;

    ConversationsFollowOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OwnersChanged changed) {
        OwnerColumns.ofPeople(jdbc, changed, "conversation");
    }
}
