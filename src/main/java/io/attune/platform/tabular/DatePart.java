package io.attune.platform.tabular;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// One piece of a date pattern.
@FunctionalInterface
interface DatePart {
    /// Reads from the cell at this position and returns the position behind, or -1.
    int read(String cell, int at, Found found);

    /// What has been read so far.
    final class Found {
        static final long NONE = Long.MIN_VALUE;

        int year;
        int month = 1;
        int day = 1;
        int hour;
        int minute;
        int second;
        int nano;
        int halfDay = -1;
        long epochDay = NONE;

        @Nullable
        ZoneId zone;

        boolean plausibleTime() {
            boolean hourFits = halfDay < 0 ? hour <= 23 : hour >= 1 && hour <= 12;
            return hourFits && minute <= 59 && second <= 59;
        }

        LocalTime time() {
            int hours = halfDay < 0 ? hour : hour % 12 + 12 * halfDay;
            return LocalTime.of(hours, minute, second, nano);
        }

        Found copy() {
            var copy = new Found();
            copy.set(this);
            return copy;
        }

        void set(Found other) {
            year = other.year;
            month = other.month;
            day = other.day;
            hour = other.hour;
            minute = other.minute;
            second = other.second;
            nano = other.nano;
            halfDay = other.halfDay;
            epochDay = other.epochDay;
            zone = other.zone;
        }
    }

    @FunctionalInterface
    interface Setter {
        void set(Found found, int value);
    }

    static DatePart digits(int fewest, int most, Setter setter) {
        return (cell, at, found) -> {
            int end = at;
            int value = 0;
            while (end < cell.length() && end - at < most && isDigit(cell.charAt(end)))
                value = value * 10 + (cell.charAt(end++) - '0');
            if (end - at < fewest) return -1;
            setter.set(found, value);
            return end;
        };
    }

    static DatePart literal(char wanted) {
        return (cell, at, _) -> at < cell.length() && cell.charAt(at) == wanted ? at + 1 : -1;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
