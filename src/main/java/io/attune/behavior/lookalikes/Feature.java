package io.attune.behavior.lookalikes;

import java.util.Locale;

/// Something about a customer's behavior up to a day that may speak for leaving; `event` is the kind of event
/// for [Kind#EVENT] and "" for the others.
///
/// [#code] is what a page translates; the value that goes with it is in the unit that the kind names.
public record Feature(Kind kind, String event) {
    /// Customers differ by factors, not by sums, so most are seen through their logarithm.
    public enum Kind {
        /// Days since the last purchase ÷ expected latency: 2 is twice the rhythm.
        OVERDUE,
        /// Days with a purchase.
        PURCHASES,
        /// Days since the first purchase.
        AGE,
        /// The last days between two purchases ÷ their mean: 2 is half as fast as usual. 1 with fewer than
        /// two gaps.
        LAST_GAP,
        /// Standard deviation of the days between purchases ÷ their mean; 1, which is chance, with fewer than
        /// two gaps.
        IRREGULARITY,
        /// Mean money per purchase in units of the currency.
        MEAN_SPEND,
        /// Money of the last purchase ÷ mean money per purchase. 1 with one purchase, or where the mean is
        /// not above 0.
        LAST_SPEND,
        /// Events of that kind in the last 90 days.
        EVENT
    }

    private static final double MOST_TIMES = 20;

    public Feature {
        if ((kind == Kind.EVENT) == event.isEmpty()) throw new IllegalArgumentException("an event needs its kind");
    }

    static Feature of(Kind kind) {
        return new Feature(kind, "");
    }

    /// Such as `last-gap`, or `event:complaint`.
    public String code() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return event.isEmpty() ? name : name + ":" + event;
    }

    /// What the regression sees of a value.
    double seen(double value) {
        return switch (kind) {
            case OVERDUE, AGE, EVENT -> Math.log1p(value);
            case PURCHASES -> Math.log(value);
            case LAST_GAP, LAST_SPEND -> Math.log(Math.clamp(value, 1 / MOST_TIMES, MOST_TIMES));
            case IRREGULARITY -> value;
            case MEAN_SPEND -> Math.log1p(Math.max(0, value));
        };
    }
}
