package io.attune.inbox.stake;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a price needs to know of a known person; everything in the company's currency.
///
/// `meanSpend` is absent for somebody who never bought. `rhythm` is there while a tripwire is open. `openDeal` is the
/// amount of the largest open deal, 0 where there is none.
public record Customer(
        BigDecimal value12,
        @Nullable BigDecimal meanSpend,
        @Nullable OpenTripwire rhythm,
        BigDecimal openDeal) {
    public static final Customer NEVER_BOUGHT = new Customer(BigDecimal.ZERO, null, null, BigDecimal.ZERO);

    Customer with(BigDecimal deal) {
        return new Customer(value12, meanSpend, rhythm, deal);
    }

    /// What the customer would be worth on rhythm, the rhythm in days, and since when they are late.
    public record OpenTripwire(BigDecimal value12OnRhythm, double latencyDays, LocalDate expected, long daysLate) {}
}
