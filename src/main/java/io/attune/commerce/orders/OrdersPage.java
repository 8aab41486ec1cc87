package io.attune.commerce.orders;

import io.attune.commerce.Order;
import io.attune.customers.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some orders of a person; `older` is where the next ones are found.
public record OrdersPage(
        PersonId person, List<Order> orders, @Nullable String older) {
    private static final int PAGE = 50;

    public OrdersPage {
        orders = List.copyOf(orders);
    }

    /// `found` was asked for with a limit of [#limit].
    static OrdersPage of(PersonId person, List<Order> found) {
        if (found.size() <= PAGE) return new OrdersPage(person, found, null);
        List<Order> shown = found.subList(0, PAGE);
        Order last = shown.getLast();
        return new OrdersPage(person, shown, "/people/" + person + "/orders?day=" + last.day() + "&order=" + last.id());
    }

    static int limit() {
        return PAGE + 1;
    }
}
