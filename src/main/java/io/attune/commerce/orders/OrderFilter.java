package io.attune.commerce.orders;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which orders a program asks for; `number` is "" for any.
record OrderFilter(
        @Nullable String status,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String number) {
    static final List<String> STATES =
            List.of("open", "placed", "paid", "shipped", "delivered", "returned", "cancelled");
}
