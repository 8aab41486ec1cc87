package io.attune.commerce.orders;

import io.attune.commerce.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some orders of a person or account; `older` is where the next ones are found.
public record OrdersPage(List<Order> orders, @Nullable String older) {
    private static final int PAGE = 50;

    public OrdersPage {
        orders = List.copyOf(orders);
    }

    /// `found` was asked for with a limit of [#limit]; `path` is that of the person or account.
    static OrdersPage of(String path, List<Order> found) {
        if (found.size() <= PAGE) return new OrdersPage(found, null);
        List<Order> shown = found.subList(0, PAGE);
        Order last = shown.getLast();
        return new OrdersPage(shown, path + "/orders?day=" + last.day() + "&order=" + last.id());
    }

    static int limit() {
        return PAGE + 1;
    }
}
