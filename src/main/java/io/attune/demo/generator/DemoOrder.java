package io.attune.demo.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A purchase; `status` is placed, shipped, delivered, returned or cancelled, amounts are euro cents, `lamp` is the
/// model that posts about it name.
public record DemoOrder(
        String number,
        String personId,
        @Nullable String accountId,
        Instant placedAt,
        long cents,
        String products,
        @Nullable String lamp,
        String status,
        LocalDate promisedOn,
        @Nullable LocalDate deliveredOn) {
    public DemoOrder {
        if (cents < 0) throw new IllegalArgumentException("cents must not be negative, was " + cents);
    }

    /// By how many days the parcel is later than promised, as known on that day; never negative.
    public int daysLate(LocalDate day) {
        LocalDate end = deliveredOn != null && deliveredOn.isBefore(day) ? deliveredOn : day;
        return status.equals("cancelled") ? 0 : (int) Math.max(0, ChronoUnit.DAYS.between(promisedOn, end));
    }
}
