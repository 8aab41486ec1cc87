package io.attune.commerce.orders;

import io.attune.customers.OwnerColumns;
import io.attune.customers.OwnersChanged;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.Collection;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Orders are seen by whoever sees their people.
@Component
@WithoutViewer("copies owners onto everything that is theirs")
class OrdersFollowOwners {
    private final JdbcClient jdbc;

    OrdersFollowOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OwnersChanged changed) {
        OwnerColumns.ofPeople(jdbc, changed, "customer_order");
    }

    /// An owner who changed while an import was running did not see its rows, so these look again once they
    /// are there.
    void again(Collection<Long> orders) {
        jdbc.sql("""
                update customer_order o set owner_id = p.owner_id, team_id = p.team_id
                  from person p
                 where o.id = any(:orders) and p.id = o.person_id
                   and (o.owner_id, o.team_id) is distinct from (p.owner_id, p.team_id)
                """).param("orders", Rows.ids(orders)).update();
    }
}
