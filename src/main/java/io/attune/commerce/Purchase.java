package io.attune.commerce;

import java.time.LocalDate;

/// What models need of an order: who, on which day, for how much in ten-thousandths of the currency unit.
public record Purchase(long person, LocalDate day, long amount) {
    public static final long UNIT = 10_000;

    private static final long CENT = UNIT / 100;

    /// In hundredths, rounded half up.
    public long cents() {
        return Math.floorDiv(amount + CENT / 2, CENT);
    }
}
