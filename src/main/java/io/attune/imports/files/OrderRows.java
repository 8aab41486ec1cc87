package io.attune.imports.files;

import io.attune.commerce.IncomingOrder;
import io.attune.commerce.OrderIntake;
import io.attune.commerce.OrdersImported;
import io.attune.imports.files.Target.Orders;
import io.attune.platform.settings.Settings;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/// Rows that are orders.
final class OrderRows implements Intake {
    private final Delivery<IncomingOrder> delivery;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final Currency currency;
    private final long run;

    OrderRows(OrderIntake orders, ApplicationEventPublisher events, Settings company, Taking taking, long run) {
        this.delivery = orders.begin(run, taking);
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
    public void resolve(Consumer<LateRefusal> refused) {
        delivery.resolve(refused);
    }

    @Override
    public Tally forecast(Consumer<Sample> samples) {
        return delivery.forecast(samples);
    }

    @Override
    public Tally settle(Delivery.Progress progress) {
        Tally tally = delivery.settle(progress);
        if (tally.created() + tally.updated() > 0) events.publishEvent(new OrdersImported(run));
        return tally;
    }

    private Currency currency(@Nullable String code) {
        if (code == null) return currency;
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new RowRefused("currency", "problem.order.currency.code", code);
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
