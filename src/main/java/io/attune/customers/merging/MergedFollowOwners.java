package io.attune.customers.merging;

import io.attune.customers.OwnersChanged;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whoever was merged belongs to whom the survivor belongs to, and so does everything of theirs.
@Component
@WithoutViewer("copies the new owners onto everything that is theirs")
class MergedFollowOwners {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MergedFollowOwners(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @EventListener
    void on(OwnersChanged changed) {
        List<Long> followed = jdbc.sql("""
                update person m set owner_id = s.owner_id, team_id = s.team_id
                  from person s
                 where m.merged_into = s.id and s.id = any(:people)
                   and (m.owner_id, m.team_id) is distinct from (s.owner_id, s.team_id)
                returning m.id
                """)
                .param("people", Rows.ids(changed.people()))
                .query((row, _) -> row.getLong("id"))
                .list();
        if (!followed.isEmpty()) events.publishEvent(new OwnersChanged(followed, List.of()));
    }
}
