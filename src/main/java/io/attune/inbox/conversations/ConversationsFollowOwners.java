package io.attune.inbox.conversations;

import io.attune.customers.OwnersChanged;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A conversation belongs to whoever answers for its customer.
@Component
@WithoutViewer("copies the new owners onto everything that is theirs")
class ConversationsFollowOwners {
    private final JdbcClient jdbc;

    ConversationsFollowOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OwnersChanged changed) {
        jdbc.sql("""
                update conversation c set owner_id = p.owner_id, team_id = p.team_id
                  from person p
                 where p.id = any(:people) and c.person_id = p.id
                   and (c.owner_id, c.team_id) is distinct from (p.owner_id, p.team_id)
                """).param("people", Rows.ids(changed.people())).update();
    }
}
