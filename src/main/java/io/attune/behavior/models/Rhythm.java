package io.attune.behavior.models;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// When a customer is expected next, and from which day on (`tripwireAt`) being silent is later than that allows.
public record Rhythm(double expectedLatencyDays, Source source, LocalDate expectedNext, LocalDate tripwireAt) {
    /// Whose latency it is: the customer's own, that of others who came from the same source, or that of
    /// all others; both after as many purchases.
    public enum Source {
        OWN,
        SAME_SOURCE,
        COHORT
    }

    public Rhythm {
        if (!(expectedLatencyDays > 0)) {
            throw new IllegalArgumentException("expected latency must be positive, was " + expectedLatencyDays);
        }
        if (tripwireAt.isBefore(expectedNext)) {
            throw new IllegalArgumentException(
                    "tripwire " + tripwireAt + " comes before the expected purchase " + expectedNext);
        }
    }

    Rhythm ofSameSource() {
        return source == Source.OWN
                ? this
                : new Rhythm(expectedLatencyDays, Source.SAME_SOURCE, expectedNext, tripwireAt);
    }

    /// The first day that is later than expected, for an early warning; not after [#tripwireAt].
    public LocalDate earlyAt(LocalDate last) {
        return last.plusDays((long) expectedLatencyDays + 1);
    }

    public boolean tripped(LocalDate today) {
        return !today.isBefore(tripwireAt);
    }

    /// Days past the expected purchase, 0 while on time.
    public int overdueDays(LocalDate today) {
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(expectedNext, today)));
    }
}
