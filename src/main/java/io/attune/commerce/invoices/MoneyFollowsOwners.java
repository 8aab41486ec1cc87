package io.attune.commerce.invoices;

import io.attune.customers.OwnersChanged;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Invoices, payments and credit notes are seen by whoever sees their account, or their person where there is none.
@Component
@WithoutViewer("copies owners onto everything that is theirs")
class MoneyFollowsOwners {
    private static final List<String> TABLES = List.of("invoice", "payment", "credit_note");

    private final JdbcClient jdbc;

    MoneyFollowsOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OwnersChanged changed) {
        for (String table : TABLES) {
            jdbc.sql("""
                    update %s m set owner_id = p.owner_id, team_id = p.team_id
                      from person p
                     where p.id = any(:people) and m.person_id = p.id and m.account_id is null
                       and (m.owner_id, m.team_id) is distinct from (p.owner_id, p.team_id)
                    """.formatted(table))
                    .param("people", Rows.ids(changed.people()))
                    .update();
            jdbc.sql("""
                    update %s m set owner_id = a.owner_id, team_id = a.team_id
                      from account a
                     where a.id = any(:accounts) and m.account_id = a.id
                       and (m.owner_id, m.team_id) is distinct from (a.owner_id, a.team_id)
                    """.formatted(table))
                    .param("accounts", Rows.ids(changed.accounts()))
                    .update();
        }
        jdbc.sql("""
                update warranty w set owner_id = p.owner_id, team_id = p.team_id
                  from person p
                 where p.id = any(:people) and w.person_id = p.id
                   and (w.owner_id, w.team_id) is distinct from (p.owner_id, p.team_id)
                """).param("people", Rows.ids(changed.people())).update();
    }
}
