package io.attune.commerce;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// By which day an order was to be with the customer, and on which day it was, as far as anybody knows.
public record Arrival(
        @Nullable LocalDate promised, @Nullable LocalDate delivered) {
    public static final Arrival UNKNOWN = new Arrival(null, null);

    /// By how many days it came later than promised; 0 where one of the days is not known.
    public int daysLate() {
        return delivered == null ? 0 : daysLate(delivered);
    }

    /// By how many days it is late as of `today`, which counts on until it is delivered.
    public int daysLate(LocalDate today) {
        if (promised == null) return 0;
        LocalDate end = delivered == null ? today : delivered;
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(promised, end)));
    }
}
