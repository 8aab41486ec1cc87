package io.attune.sales.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What became of those who came by one way: how many, how many are won, lost and still open, the median days to a
/// purchase where there was one, and how much was bought.
public record CloseRate(
        String name,
        long all,
        long won,
        long lost,
        @Nullable Double medianDays,
        BigDecimal amount) {
    public CloseRate {
        if (won + lost > all) throw new IllegalArgumentException("more ended than there were");
    }

    public long decided() {
        return won + lost;
    }

    public long open() {
        return all - decided();
    }

    /// Of those that are decided; who is still open says nothing yet.
    public Interval rate() {
        return Interval.wilson(won, decided());
    }
}
