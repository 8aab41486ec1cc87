package io.attune.segments.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When something happened, in days of the company. What lies in the future has not happened yet.
public sealed interface Window {
    LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    /// Today and the days before it, so many in all.
    record Last(int days) implements Window {
        public Last {
            if (days < 1 || days > 36_500)
                throw new IllegalArgumentException("a window has 1 to 36500 days, not " + days);
        }
    }

    /// Longer ago than so many days.
    record Before(int days) implements Window {
        public Before {
            if (days < 1 || days > 36_500)
                throw new IllegalArgumentException("a window has 1 to 36500 days, not " + days);
        }
    }

    record Between(@Nullable LocalDate from, @Nullable LocalDate to) implements Window {}

    record Ever() implements Window {}

    /// The days of it on a given day, both included; `from` after `to` where there is none.
    record Span(LocalDate from, LocalDate to) {
        public boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    default Span on(LocalDate today) {
        return switch (this) {
            case Last(int days) -> new Span(today.minusDays(days - 1L), today);
            case Before(int days) -> new Span(EARLIEST, today.minusDays(days));
            case Between(var from, var to) ->
                new Span(from == null ? EARLIEST : from, to == null || to.isAfter(today) ? today : to);
            case Ever() -> new Span(EARLIEST, today);
        };
    }

    /// By how many days what happened moves out of the window, or into it; absent where it stays once it happened.
    default @Nullable Integer moves() {
        return switch (this) {
            case Last(int days) -> days;
            case Before(int days) -> days;
            case Between _, Ever _ -> null;
        };
    }
}
