package io.attune.demo.generator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// Time as the shop feels it: lamps sell about twice as well in the dark months, so a day in December counts for more.
///
/// Gaps between purchases are drawn in this time, which keeps each buyer's rhythm and gives the base its winter peaks.
final class Season {
    private final LocalDate first;
    private final double[] until;

    Season(LocalDate first, LocalDate last) {
        this.first = first;
        until = new double[(int) ChronoUnit.DAYS.between(first, last) + 1];
        double sum = 0;
        for (int day = 0; day < until.length; day++) {
            sum += pull(first.plusDays(day));
            until[day] = sum;
        }
    }

    static double pull(LocalDate day) {
        double dark = 1 + 0.30 * Math.cos(2 * Math.PI * (day.getDayOfYear() - 355) / 365.25);
        boolean gifts = (day.getMonthValue() == 12 && day.getDayOfMonth() <= 20)
                || (day.getMonthValue() == 11 && day.getDayOfMonth() >= 20);
        return gifts ? dark * 1.25 : dark;
    }

    double at(LocalDate day) {
        int index = (int) ChronoUnit.DAYS.between(first, day);
        return until[Math.clamp(index, 0, until.length - 1)];
    }

    /// The day on which that much time has passed; after the last day if it never has.
    LocalDate day(double time) {
        int index = Arrays.binarySearch(until, time);
        return first.plusDays(index < 0 ? -index - 1 : index);
    }
}
