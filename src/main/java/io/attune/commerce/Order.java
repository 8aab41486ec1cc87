package io.attune.commerce;

import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// One purchase, as kept.
public record Order(
        OrderId id,
        @Nullable String number,
        PersonId person,
        LocalDate day,
        Instant at,
        BigDecimal amount,
        Currency currency,
        String status,
        @Nullable String description,
        Arrival arrival) {
    /// By how many days it arrived late; one that was cancelled never did.
    public int daysLate() {
        return status.equals("cancelled") ? 0 : arrival.daysLate();
    }
}
