package io.attune.commerce;

import io.attune.platform.tabular.RowRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// An order as a file names it. The key is the number or, without one, customer, day and the place among the rows of
/// that customer and day. A zero amount is a purchase.
///
/// `line` is the row's place in its file, ascending; `customer` is the customer's number; `day` is the one in the
/// company's zone on which `at` lies.
public record IncomingOrder(
        long line,
        String customer,
        @Nullable String number,
        LocalDate day,
        Instant at,
        BigDecimal amount,
        Currency currency,
        @Nullable String status,
        @Nullable String description) {
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
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)
            throw new RowRefused("date", "problem.order.year", Integer.toString(day.getYear()));
        if (description != null && description.length() > 1_000) description = shortened(description);
    }

    private static String shortened(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 499)) + "…";
    }
}
