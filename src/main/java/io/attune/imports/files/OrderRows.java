package io.attune.imports.files;

import io.attune.commerce.Arrival;
import io.attune.commerce.IncomingOrder;
import io.attune.commerce.IncomingOrder.Item;
import io.attune.commerce.OrderIntake;
import io.attune.commerce.OrdersImported;
import io.attune.imports.files.Target.Orders;
import io.attune.platform.settings.Settings;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Problem;
import io.attune.platform.tabular.Reason;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Tally;
import io.attune.platform.tabular.TargetField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/// Rows that are orders, or lines of them: then the rows of one order follow each other, and say
/// what it is once or each time. An order of which one row cannot be taken is not taken at all.
final class OrderRows implements DeliveredRows {
    private final Delivery<IncomingOrder> delivery;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final Currency currency;
    private final boolean withLines;
    private final int numbers;
    private final int customers;
    private final long run;
    private final Notices notices = new Notices();
    private final List<LateRefusal> broken = new ArrayList<>();
    private @Nullable String last;
    private @Nullable String refused;
    private @Nullable Begun begun;
    private long further;

    OrderRows(OrderIntake orders, ApplicationEventPublisher events, Settings company, Plan plan, long run) {
        this.delivery = orders.begin(run, plan.taking(), plan.articles());
        this.withLines = OrderLines.in(plan);
        this.numbers = index(plan, Orders.ORDER);
        this.customers = index(plan, Orders.CUSTOMER);
        this.events = events;
        this.zone = company.zone();
        this.currency = company.currency();
        this.run = run;
    }

    /// An order whose lines still come, with the rows that it took so far.
    private record Begun(IncomingOrder order, List<Item> items, List<Long> rows) {}

    @Override
    public Delivery<IncomingOrder> delivery() {
        return delivery;
    }

    @Override
    public List<Notice> notices() {
        return notices.all();
    }

    @Override
    public void take(Row.Parsed row) {
        if (!withLines) {
            delivery.add(order(row));
            last = row.get(Orders.ORDER);
            return;
        }
        try {
            takeLine(row);
        } catch (RowRefused e) {
            breakOff(row.get(Orders.ORDER));
            throw e;
        }
    }

    private void takeLine(Row.Parsed row) {
        String number = row.get(Orders.ORDER);
        if (number != null && number.equals(refused)) throw new RowRefused("order", "problem.order.broken", number);
        Begun present = begun;
        if (present != null && goesOn(row, number, present)) {
            OrderLines.item(row, notices).ifPresent(present.items::add);
            present.rows.add(row.line());
            return;
        }
        finish();
        refused = null;
        for (TargetField<?> field : List.of(Orders.CUSTOMER, Orders.DATE, Orders.AMOUNT))
            PeopleRows.require(row, field);
        var next = new Begun(order(row), new ArrayList<>(), new ArrayList<>());
        OrderLines.item(row, notices).ifPresent(next.items::add);
        next.rows.add(row.line());
        begun = next;
    }

    /// The same number, or nothing but a line.
    private static boolean goesOn(Row.Parsed row, @Nullable String number, Begun present) {
        if (number != null) return number.equals(present.order.number());
        return row.get(Orders.CUSTOMER) == null && row.get(Orders.DATE) == null && row.get(Orders.AMOUNT) == null;
    }

    @Override
    public boolean goesOn(Row.Refused row) {
        String number = cell(row, numbers);
        if (withLines) {
            if (number.isEmpty() && !cell(row, customers).isEmpty()) finish();
            breakOff(number.isEmpty() ? null : number);
            return false;
        }
        boolean same = row.problem().reason() == Reason.MISSING && last != null && number.equals(last);
        if (same) further++;
        return same;
    }

    private static String cell(Row.Refused row, int index) {
        return index >= 0 && index < row.cells().size() ? row.cells().get(index).strip() : "";
    }

    private static int index(Plan plan, TargetField<?> field) {
        return plan.columns().stream()
                .filter(column -> column.field().equals(field.name()))
                .mapToInt(Plan.Column::index)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void resolve(Consumer<LateRefusal> wrong) {
        finish();
        broken.forEach(wrong);
        delivery.resolve(wrong);
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

    /// A row of this number, or of the order that is being read, is refused: so are the others of
    /// the same order.
    private void breakOff(@Nullable String number) {
        Begun present = begun;
        boolean same = present != null && (number == null || number.equals(present.order.number()));
        if (present != null && same) {
            String named = present.order.number() == null ? present.order.customer() : present.order.number();
            for (long row : present.rows)
                broken.add(new LateRefusal(row, "order", Problem.of("problem.order.broken", named)));
            if (broken.size() > ImportFile.MOST_ERRORS)
                broken.subList(ImportFile.MOST_ERRORS + 1, broken.size()).clear();
            begun = null;
            refused = present.order.number();
        } else {
            finish();
            refused = number;
        }
    }

    private void finish() {
        Begun present = begun;
        if (present == null) return;
        begun = null;
        IncomingOrder order = present.order.with(present.items);
        BigDecimal sum = present.items.stream()
                .map(item -> item.amount(order.currency()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!present.items.isEmpty() && sum.compareTo(order.amount()) != 0)
            notices.add("imports.notice.lines", "", present.rows.getFirst());
        delivery.add(order);
        further += present.rows.size() - 1;
    }

    private IncomingOrder order(Row.Parsed row) {
        Instant at = row.require(Orders.DATE);
        return new IncomingOrder(
                row.line(),
                PeopleRows.bare(row.require(Orders.CUSTOMER)),
                row.get(Orders.ORDER),
                at.atZone(zone).toLocalDate(),
                at,
                row.require(Orders.AMOUNT),
                currency(row.get(Orders.CURRENCY)),
                status(row.get(Orders.STATUS)),
                row.get(Orders.PRODUCT),
                new Arrival(day(row.get(Orders.PROMISED)), day(row.get(Orders.DELIVERED))));
    }

    private @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : at.atZone(zone).toLocalDate();
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
