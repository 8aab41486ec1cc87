package io.attune.behavior.models;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// One customer's purchases, summed up: purchases of one day are one purchase.
///
/// Money is in hundredths of the currency and net of refunds, so it can be negative; `repeatCents` leaves out
/// the first purchase. `squaredGaps` is the sum of the squared days between neighbouring purchases.
public record PurchaseSummary(
        LocalDate first, LocalDate last, int purchases, long totalCents, long repeatCents, long squaredGaps) {
    public PurchaseSummary {
        if (purchases < 1) throw new IllegalArgumentException("a customer has at least one purchase, not " + purchases);
        if (last.isBefore(first)) throw new IllegalArgumentException("the last purchase comes before the first");
        if (purchases == 1 && !last.equals(first)) {
            throw new IllegalArgumentException("the only purchase is both first and last");
        }
    }

    public int repeats() {
        return purchases - 1;
    }

    /// Judged on a day that is not before the last purchase.
    public BuyingHistory history(LocalDate at) {
        if (at.isBefore(last)) {
            throw new IllegalArgumentException("cannot judge on " + at + ", before the last purchase on " + last);
        }
        return new BuyingHistory(
                repeats(), ChronoUnit.DAYS.between(first, last) / 7.0, ChronoUnit.DAYS.between(first, at) / 7.0);
    }

    /// In units of the currency; 0 without repeats and where refunds outweigh the repeats.
    public double meanRepeatSpend() {
        return repeats() == 0 ? 0 : Math.max(0, repeatCents / 100.0 / repeats());
    }

    /// Days between neighbouring purchases; 0 without repeats.
    double meanGap() {
        return repeats() == 0 ? 0 : (double) ChronoUnit.DAYS.between(first, last) / repeats();
    }

    /// Standard deviation (n − 1) of the days between neighbouring purchases; 0 with fewer than two gaps.
    double gapDeviation() {
        if (repeats() < 2) return 0;
        double mean = meanGap();
        return Math.sqrt(Math.max(0, squaredGaps - repeats() * mean * mean) / (repeats() - 1));
    }
}
