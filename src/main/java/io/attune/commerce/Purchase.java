package io.attune.commerce;

import java.time.LocalDate;

/// What models need of an order: who, on which day, for how much in ten-thousandths of the currency unit.
public record Purchase(long person, LocalDate day, long amount) {
    public static final long UNIT = 10_000;
}
