package io.attune.commerce.orders;

import io.attune.commerce.Arrival;
import io.attune.commerce.Line;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as it is to be kept. Without lines the amount is that of an import.
record OrderDraft(
        PersonId person,
        @Nullable AccountId account,
        LocalDate day,
        Instant at,
        BigDecimal amount,
        Currency currency,
        String status,
        @Nullable String description,
        Arrival arrival,
        boolean taxIncluded,
        boolean byInvoice,
        List<Line> lines) {
    OrderDraft {
        lines = List.copyOf(lines);
    }

    /// What stands on the person's timeline when nothing else is said.
    static String named(List<Line> lines) {
        var names = new StringBuilder();
        for (Line line : lines) {
            if (names.length() > 200) return names + ", …";
            if (!names.isEmpty()) names.append(", ");
            boolean one = line.quantity().compareTo(BigDecimal.ONE) == 0;
            names.append(one ? "" : line.quantity().stripTrailingZeros().toPlainString() + " × ")
                    .append(line.text());
        }
        return names.toString();
    }
}
