package io.attune.imports.files;

import io.attune.commerce.IncomingOrder;
import io.attune.commerce.OrderIntake;
import io.attune.commerce.OrdersImported;
import io.attune.imports.files.Target.Orders;
import io.attune.platform.settings.Settings;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.Reason;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Tally;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/// Rows that are orders.
final class OrderRows implements DeliveredRows {
    private final Delivery<IncomingOrder> delivery;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final Currency currency;
    private final int numbers;
    private final long run;
    private @Nullable String last;
    private long further;

    OrderRows(OrderIntake orders, ApplicationEventPublisher events, Settings company, Plan plan, long run) {
        this.delivery = orders.begin(run, plan.taking());
        this.numbers = plan.columns().stream()
                .filter(column -> column.field().equals(Orders.ORDER.name()))
                .mapToInt(Plan.Column::index)
                .findFirst()
                .orElse(-1);
        this.events = events;
        this.zone = company.zone();
        this.currency = company.currency();
        this.run = run;
    }

    @Override
    public Delivery<IncomingOrder> delivery() {
        return delivery;
    }

    @Override
    public void take(Row.Parsed row) {
        Instant at = row.require(Orders.DATE);
        delivery.add(new IncomingOrder(
                row.line(),
                PeopleRows.bare(row.require(Orders.CUSTOMER)),
                row.get(Orders.ORDER),
                at.atZone(zone).toLocalDate(),
                at,
                row.require(Orders.AMOUNT),
                currency(row.get(Orders.CURRENCY)),
                status(row.get(Orders.STATUS)),
                row.get(Orders.PRODUCT)));
        last = row.get(Orders.ORDER);
    }

    @Override
    public boolean goesOn(Row.Refused row) {
        boolean same = row.problem().reason() == Reason.MISSING
                && last != null
                && numbers >= 0
                && numbers < row.cells().size()
                && row.cells().get(numbers).strip().equals(last);
        if (same) further++;
        return same;
    }

    @Override
    public Tally forecast(Consumer<Sample> samples) {
        return withFurther(delivery.forecast(samples));
    }

    @Override
    public Tally settle(Delivery.Progress progress) {
        Tally tally = delivery.settle(progress);
        if (tally.created() + tally.updated() > 0) events.publishEvent(new OrdersImported(run));
        return withFurther(tally);
    }

    private Tally withFurther(Tally tally) {
        return new Tally(
                tally.created(),
                tally.updated(),
                tally.unchanged(),
                tally.repeated() + further,
                tally.skipped(),
                tally.refused());
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
        String lower = text.toLowerCase(Locale.ROOT);
        String status = lower.startsWith("wc-") ? lower.substring(3) : lower;
        return switch (status) {
            case "canceled", "cancelled", "cancellation", "void", "voided", "storniert", "storno" -> "cancelled";
            case "failed", "expired", "uncollectible", "draft", "cancel" -> "cancelled";
            case "returned", "return", "refunded", "refund", "retoure", "zurückgeschickt", "erstattet" -> "returned";
            default -> status.length() <= 40 ? status : status.substring(0, 40);
        };
    }
}
