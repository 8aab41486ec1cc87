package io.attune.commerce.orders;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The newest orders, and the way to the older ones.
@Component
class OrdersTab implements PersonPart {
    private final OrderStore orders;

    OrdersTab(OrderStore orders) {
        this.orders = orders;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String tab() {
        return "orders";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        var newest = orders.page(viewer, person, null, OrdersPage.limit());
        return Optional.of(Piece.of("commerce/orders/orders", OrdersPage.of("/people/" + person, newest)));
    }
}
