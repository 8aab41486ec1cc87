package io.attune.commerce.orders;

import io.attune.commerce.Order;
import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Beside a conversation: the last orders.
@Component
class LastOrders implements PersonPart {
    private static final int SHOWN = 3;

    private final OrderStore orders;

    LastOrders(OrderStore orders) {
        this.orders = orders;
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        List<Order> last = orders.last(viewer, person, SHOWN);
        if (last.isEmpty()) return Optional.empty();
        return Optional.of(Piece.of("commerce/orders/last", new OrdersPage(last, null)));
    }
}
