package io.attune.behavior.models;

import java.time.LocalDate;

/// All that a customer bought before the day of the last purchase, summed up: whoever buys once more is known from this
/// and from the purchases since, however many there were before.
///
/// `last` is the latest purchase before that last one, `orders` counts rows, `purchases` days with one; money is in
/// hundredths of the currency and net of refunds, `firstCents` that of the first purchase; `squaredGaps` as in
/// [PurchaseSummary].
public record Earlier(
        LocalDate first, LocalDate last, int orders, int purchases, long cents, long firstCents, long squaredGaps) {
    public Earlier {
        if (purchases < 1) throw new IllegalArgumentException("earlier purchases are at least one, not " + purchases);
        if (last.isBefore(first)) throw new IllegalArgumentException("the last purchase comes before the first");
    }
}
