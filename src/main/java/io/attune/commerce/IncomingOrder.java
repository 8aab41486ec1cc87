package io.attune.commerce;

import io.attune.platform.tabular.RowRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An order as a file names it. The key is the number or, without one, customer, day and the place
/// among the rows of that customer and day. A zero amount is a purchase.
///
/// `line` is the row's place in its file, ascending; `customer` is the customer's number; `day` is
/// the one in the company's zone on which `at` lies; `items` are absent where the file knows
/// amounts only, and days of `arrival` that it does not know leave those that are known.
public record IncomingOrder(
        long line,
        String customer,
        @Nullable String number,
        LocalDate day,
        Instant at,
        BigDecimal amount,
        Currency currency,
        @Nullable String status,
        @Nullable String description,
        Arrival arrival,
        List<Item> items) {
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);
    private static final int LONGEST_NUMBER = 200;
    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2200;

    public IncomingOrder {
        if (customer.length() > LONGEST_NUMBER) throw new RowRefused("customer", "problem.longer", LONGEST_NUMBER);
        if (number != null && number.length() > LONGEST_NUMBER)
            throw new RowRefused("order", "problem.longer", LONGEST_NUMBER);
        if (amount.signum() < 0) throw new RowRefused("amount", "problem.order.negative");
        if (amount.compareTo(TOO_MUCH) >= 0) throw new RowRefused("amount", "problem.order.amount");
        requireLikely("date", day);
        requireLater("promised", arrival.promised(), day);
        requireLater("delivered", arrival.delivered(), day);
        if (description != null && description.length() > 1_000) description = shortened(description);
        items = List.copyOf(items);
    }

    public IncomingOrder(
            long line,
            String customer,
            @Nullable String number,
            LocalDate day,
            Instant at,
            BigDecimal amount,
            Currency currency,
            @Nullable String status,
            @Nullable String description,
            Arrival arrival) {
        this(line, customer, number, day, at, amount, currency, status, description, arrival, List.of());
    }

    /// The same with these lines, which name it where nothing else does.
    public IncomingOrder with(List<Item> lines) {
        String named = description != null || lines.isEmpty()
                ? description
                : lines.stream().map(Item::text).distinct().collect(Collectors.joining(", "));
        return new IncomingOrder(line, customer, number, day, at, amount, currency, status, named, arrival, lines);
    }

    private static void requireLikely(String column, LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)
            throw new RowRefused(column, "problem.order.year", Integer.toString(day.getYear()));
    }

    private static void requireLater(String column, @Nullable LocalDate day, LocalDate ordered) {
        if (day == null) return;
        requireLikely(column, day);
        if (day.isBefore(ordered)) throw new RowRefused(column, "problem.order.arrival");
    }

    /// A line: so many of something, each at this price.
    public record Item(@Nullable String sku, String text, BigDecimal quantity, BigDecimal price) {
        private static final BigDecimal TOO_MANY = BigDecimal.TEN.pow(9);
        private static final int LONGEST = 500;
        private static final int LONGEST_SKU = 60;

        public Item {
            if (text.isBlank()) throw new RowRefused("linetext", "problem.required");
            if (text.length() > LONGEST) text = shortened(text);
            if (sku != null && sku.length() > LONGEST_SKU)
                throw new RowRefused("linesku", "problem.longer", LONGEST_SKU);
            if (quantity.signum() <= 0 || quantity.compareTo(TOO_MANY) >= 0)
                throw new RowRefused("linequantity", "problem.quantity");
            if (price.signum() < 0 || price.compareTo(TOO_MUCH) >= 0)
                throw new RowRefused("lineprice", "problem.number");
            quantity = quantity.setScale(Math.min(quantity.scale(), 3), RoundingMode.HALF_UP);
            price = price.setScale(Math.min(price.scale(), 4), RoundingMode.HALF_UP);
        }

        /// What is paid for it.
        public BigDecimal amount(Currency currency) {
            return Money.rounded(quantity.multiply(price), currency);
        }
    }

    private static String shortened(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 499)) + "…";
    }
}
