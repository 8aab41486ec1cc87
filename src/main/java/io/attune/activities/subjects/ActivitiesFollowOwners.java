package io.attune.activities.subjects;

import io.attune.customers.OwnersChanged;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Activities are seen by whoever sees their person, or their account where they name no person.
@Component
@WithoutViewer("copies the new owners onto everything that is theirs")
class ActivitiesFollowOwners {
    private static final List<String> TABLES = List.of("interaction", "task", "customer_file");

    private final JdbcClient jdbc;

    ActivitiesFollowOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OwnersChanged changed) {
        jdbc.sql("""
                update interaction_person x set owner_id = p.owner_id, team_id = p.team_id
                  from person p
                 where p.id = any(:people) and x.person_id = p.id
                   and (x.owner_id, x.team_id) is distinct from (p.owner_id, p.team_id)
                """).param("people", Rows.ids(changed.people())).update();
        for (String table : TABLES) {
            jdbc.sql("""
                    update %s t set owner_id = p.owner_id, team_id = p.team_id
                      from person p
                     where p.id = any(:people) and t.person_id = p.id
                       and (t.owner_id, t.team_id) is distinct from (p.owner_id, p.team_id)
                    """.formatted(table))
                    .param("people", Rows.ids(changed.people()))
                    .update();
            jdbc.sql("""
                    update %s t set owner_id = a.owner_id, team_id = a.team_id
                      from account a
                     where a.id = any(:accounts) and t.account_id = a.id and t.person_id is null
                       and (t.owner_id, t.team_id) is distinct from (a.owner_id, a.team_id)
                    """.formatted(table))
                    .param("accounts", Rows.ids(changed.accounts()))
                    .update();
        }
    }
}
