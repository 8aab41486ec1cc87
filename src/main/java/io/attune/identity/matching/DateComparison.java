package io.attune.identity.matching;

import io.attune.platform.text.Distance;

/// How far two dates of eight digits agree; a day that is in no calendar is compared by its digits.
final class DateComparison {
    private static final int DAYS = 372;

    private final Distance distance;

    DateComparison(Distance distance) {
        this.distance = distance;
    }

    Agreement compare(String a, String b) {
        if (a.length() != 8 || b.length() != 8) return Agreement.DIFFERENT;
        String yearA = a.substring(0, 4);
        String yearB = b.substring(0, 4);
        String monthA = a.substring(4, 6);
        String monthB = b.substring(4, 6);
        String dayA = a.substring(6);
        String dayB = b.substring(6);
        if (yearA.equals(yearB) && monthA.equals(dayB) && dayA.equals(monthB)) return Agreement.VARIANT;
        int edits = distance.damerau(a, b, 2);
        if (edits == 1) return Agreement.CLOSE;
        int parts = (yearA.equals(yearB) ? 1 : 0) + (monthA.equals(monthB) ? 1 : 0) + (dayA.equals(dayB) ? 1 : 0);
        if (parts == 2 || edits == 2) return Agreement.SIMILAR;
        int apart = Math.abs(day(a) - day(b));
        int decade = Math.abs(apart - 10 * DAYS);
        return apart <= DAYS + 31 || decade <= 62 ? Agreement.FAINT : Agreement.DIFFERENT;
    }

    /// Counted with months of 31 days, which is near enough.
    private static int day(String date) {
        int number = Integer.parseInt(date);
        return number / 10_000 * DAYS + number / 100 % 100 * 31 + number % 100;
    }
}
