package io.attune.imports.files;

import io.attune.commerce.IncomingOrder;
import io.attune.commerce.OrderIntake;
import io.attune.commerce.OrdersImported;
import io.attune.imports.files.Target.Orders;
import io.attune.platform.settings.Settings;
import io.attune.platform.tabular.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/// Rows that are orders.
final class OrderRows implements Intake {
    private final OrderIntake.Delivery delivery;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final Currency currency;
    private final long run;

    OrderRows(OrderIntake orders, ApplicationEventPublisher events, Settings company, long run) {
        this.delivery = orders.begin(run);
        this.events = events;
        this.zone = company.zone();
        this.currency = company.currency();
        this.run = run;
    }

    @Override
    public void take(Row.Parsed row) {
        Instant at = row.require(Orders.DATE);
        delivery.add(new IncomingOrder(
                row.line(),
                row.require(Orders.CUSTOMER),
                row.get(Orders.ORDER),
                at.atZone(zone).toLocalDate(),
                at,
                row.require(Orders.AMOUNT),
                currency(row.get(Orders.CURRENCY)),
                status(row.get(Orders.STATUS)),
                row.get(Orders.PRODUCT)));
    }

    @Override
    public Kept settle(Progress progress) {
        OrderIntake.Outcome outcome = delivery.settle(progress::done);
        if (outcome.created() + outcome.updated() > 0) events.publishEvent(new OrdersImported(run));
        return new Kept(outcome.created(), outcome.updated(), outcome.unchanged(), outcome.repeated());
    }

    private Currency currency(@Nullable String code) {
        if (code == null) return currency;
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + code + "\" is not a currency like EUR", e);
        }
    }

    /// Shops call the same by many names; only what undoes a purchase must be understood.
    private static @Nullable String status(@Nullable String text) {
        if (text == null) return null;
        String status = text.toLowerCase(Locale.ROOT);
        return switch (status) {
            case "canceled", "cancelled", "cancellation", "void", "voided", "storniert", "storno" -> "cancelled";
            case "returned", "return", "refunded", "refund", "retoure", "zurückgeschickt", "erstattet" -> "returned";
            default -> status.length() <= 40 ? status : status.substring(0, 40);
        };
    }
}
