package io.attune.commerce.orders;

import io.attune.commerce.Arrival;
import io.attune.commerce.Line;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.Totals;
import io.attune.commerce.lines.LineReader;
import io.attune.commerce.lines.LinesForm;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.platform.web.Typed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// An order as it is typed.
public record OrderForm(
        String account,
        String day,
        String status,
        String currency,
        String description,
        String promised,
        String delivered,
        boolean taxIncluded,
        boolean byInvoice,
        int version,
        LinesForm lines) {
    /// Those that somebody may choose; `returned` comes of returns.
    public static final List<String> STATES = List.of("open", "placed", "paid", "shipped", "delivered", "cancelled");

    private static final int LONGEST = 500;
    private static final int NOON = 12;

    static OrderForm blank(LocalDate today, Currency currency, boolean taxIncluded) {
        return new OrderForm(
                "",
                today.toString(),
                "placed",
                currency.getCurrencyCode(),
                "",
                "",
                "",
                taxIncluded,
                false,
                0,
                LinesForm.blank());
    }

    static OrderForm of(OrderSheet sheet) {
        String said = sheet.order().description();
        return new OrderForm(
                sheet.account() == null ? "" : sheet.account().toString(),
                sheet.order().day().toString(),
                sheet.order().status(),
                sheet.order().currency().getCurrencyCode(),
                said == null ? "" : said,
                day(sheet.order().arrival().promised()),
                day(sheet.order().arrival().delivered()),
                sheet.taxIncluded(),
                sheet.byInvoice(),
                sheet.version(),
                LinesForm.of(sheet.soldLines()));
    }

    static OrderForm typed(MultiValueMap<String, String> fields) {
        return new OrderForm(
                first(fields, "account"),
                first(fields, "day"),
                first(fields, "status"),
                first(fields, "currency"),
                first(fields, "description"),
                first(fields, "promised"),
                first(fields, "delivered"),
                fields.containsKey("taxIncluded"),
                fields.containsKey("byInvoice"),
                version(first(fields, "version")),
                LinesForm.typed(fields));
    }

    OrderForm withSpare() {
        return new OrderForm(
                account,
                day,
                status,
                currency,
                description,
                promised,
                delivered,
                taxIncluded,
                byInvoice,
                version,
                lines.withSpare());
    }

    /// Empty, with the reasons in `problems`, where this is no order. `before` is the order that is changed; `fixed`
    /// keeps its lines as they are; `clock` is in the company's zone.
    Optional<OrderDraft> read(
            LineReader reader,
            PersonId person,
            List<AccountId> accounts,
            @Nullable OrderSheet before,
            boolean fixed,
            Clock clock,
            Map<String, String> problems) {
        Optional<LocalDate> date = Typed.date(day);
        Optional<Currency> unit = Typed.currency(currency);
        Optional<AccountId> buyer = accounts.stream()
                .filter(each -> each.toString().equals(account))
                .findFirst();
        boolean keepsState = before != null && before.order().status().equals(status);
        if (date.isEmpty()) problems.put("day", "problem.date");
        if (unit.isEmpty()) problems.put("currency", "problem.malformed");
        if (!STATES.contains(status) && !keepsState) problems.put("status", "problem.malformed");
        if (!account.isEmpty() && buyer.isEmpty()) problems.put("account", "problem.malformed");
        if (description.length() > LONGEST) problems.put("description", "problem.long");
        if (date.isEmpty() || unit.isEmpty()) return Optional.empty();
        var arrival = new Arrival(
                later("promised", promised, date.get(), problems), later("delivered", delivered, date.get(), problems));
        if (arrival.delivered() != null && arrival.delivered().isAfter(LocalDate.now(clock)))
            problems.put("delivered", "problem.order.future");
        boolean oneAmount =
                before != null && before.lines().isEmpty() && lines.rows().isEmpty();
        boolean keepsAmount = fixed || oneAmount;
        List<Line> read = fixed && before != null
                ? before.soldLines()
                : oneAmount ? List.of() : reader.read(lines, unit.get(), date.get(), problems);
        if (before != null && keepsAmount && !before.order().currency().equals(unit.get()))
            problems.put("currency", "problem.order.currency");
        if (!problems.isEmpty()) return Optional.empty();
        boolean included = (fixed && before != null) ? before.taxIncluded() : taxIncluded;
        BigDecimal amount = before != null && keepsAmount
                ? before.order().amount()
                : Totals.of(read, included, unit.get()).amount();
        return Optional.of(new OrderDraft(
                person,
                buyer.orElse(null),
                date.get(),
                at(date.get(), clock.getZone(), before),
                amount,
                unit.get(),
                status,
                description.isBlank() ? (read.isEmpty() ? null : OrderDraft.named(read)) : description.strip(),
                arrival,
                included,
                byInvoice,
                read));
    }

    /// Nobody types an hour: noon, or what it was on that day.
    private static Instant at(LocalDate day, ZoneId zone, @Nullable OrderSheet before) {
        if (before != null && before.order().day().equals(day))
            return before.order().at();
        return day.atTime(NOON, 0).atZone(zone).toInstant();
    }

    private static @Nullable LocalDate later(
            String field, String typed, LocalDate ordered, Map<String, String> problems) {
        if (typed.isBlank()) return null;
        LocalDate day = Typed.date(typed).orElse(null);
        if (day == null) problems.put(field, "problem.date");
        else if (day.isBefore(ordered)) problems.put(field, "problem.order.arrival");
        return day;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static int version(String typed) {
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value;
    }
}
