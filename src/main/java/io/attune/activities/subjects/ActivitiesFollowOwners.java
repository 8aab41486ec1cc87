package io.attune.activities.subjects;

import io.attune.customers.OwnerColumns;
import io.attune.customers.OwnersChanged;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Activities are seen by whoever sees their person, or their account where they name no person.
@Component
class ActivitiesFollowOwners {
    private static final List<String> TABLES = List.of("interaction", "task", "customer_file");

    private final JdbcClient jdbc;

    ActivitiesFollowOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OwnersChanged changed) {
        OwnerColumns.ofPeople(jdbc, changed, "interaction_person");
        for (String table : TABLES) {
            OwnerColumns.ofPeople(jdbc, changed, table);
            OwnerColumns.ofAccounts(jdbc, changed, table, "t.person_id is null");
        }
    }
}
