package io.attune.commerce.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some orders of everybody; `older` is where the next ones are found.
public record OrderListPage(
        OrderFilter filter, List<OrderRow> orders, @Nullable String older, boolean mayWrite) {
    static final int PAGE = 50;

    public OrderListPage {
        orders = List.copyOf(orders);
    }

    /// `found` was asked for with one more than a page.
    static OrderListPage of(OrderFilter filter, List<OrderRow> found, boolean mayWrite) {
        if (found.size() <= PAGE) return new OrderListPage(filter, found, null, mayWrite);
        List<OrderRow> shown = found.subList(0, PAGE);
        OrderRow last = shown.getLast();
        String older = "/orders?" + filter.query() + "&day=" + last.day() + "&after=" + last.id();
        return new OrderListPage(filter, shown, older, mayWrite);
    }
}
