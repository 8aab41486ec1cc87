package io.attune.platform.tabular;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns patterns such as `dd.MM.yyyy HH:mm` into the parts that read them.
final class DatePatterns {
    private static final int PIVOT = 70;
    private static final int FRACTION_DIGITS = 9;

    private final String pattern;
    private int at;

    private DatePatterns(String pattern) {
        this.pattern = pattern;
    }

    static List<DatePart> parts(String pattern) {
        var patterns = new DatePatterns(pattern);
        List<DatePart> parts = patterns.sequence(false);
        if (!pattern.contains("y")) throw patterns.unknown();
        return parts;
    }

    static DatePart epoch(int perSecond) {
        return (cell, at, found) -> {
            if (cell.isEmpty() || cell.length() > 15 || !cell.chars().allMatch(c -> c >= '0' && c <= '9')) return -1;
            Instant instant = Instant.ofEpochMilli(Long.parseLong(cell) * (1_000 / perSecond));
            ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
            found.epochDay = utc.toLocalDate().toEpochDay();
            found.hour = utc.getHour();
            found.minute = utc.getMinute();
            found.second = utc.getSecond();
            found.nano = utc.getNano();
            found.zone = ZoneOffset.UTC;
            return at + cell.length();
        };
    }

    private List<DatePart> sequence(boolean inBrackets) {
        var parts = new ArrayList<DatePart>();
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == ']' && inBrackets) {
                at++;
                return parts;
            }
            if (c == '[') {
                at++;
                parts.add(optional(sequence(true)));
            } else if (c == '\'') {
                quoted(parts);
            } else if (Character.isLetter(c)) {
                parts.add(letters(c, run(c)));
            } else {
                at++;
                parts.add(DatePart.literal(c));
            }
        }
        if (inBrackets) throw unknown();
        return parts;
    }

    private void quoted(List<DatePart> parts) {
        int close = pattern.indexOf('\'', at + 1);
        if (close < 0) throw unknown();
        for (char c : pattern.substring(at + 1, close).toCharArray()) parts.add(DatePart.literal(c));
        at = close + 1;
    }

    private int run(char letter) {
        int from = at;
        while (at < pattern.length() && pattern.charAt(at) == letter) at++;
        return at - from;
    }

    private DatePart letters(char letter, int count) {
        int fewest = Math.min(count, 2);
        return switch (letter) {
            case 'y', 'u' -> year(count);
            case 'M' -> count < 3 ? DatePart.digits(fewest, 2, (f, v) -> f.month = v) : names(Names.MONTHS, true);
            case 'd' -> DatePart.digits(fewest, 2, (f, v) -> f.day = v);
            case 'E' -> names(Names.DAYS, false);
            case 'H', 'h' -> DatePart.digits(fewest, 2, (f, v) -> f.hour = v);
            case 'm' -> DatePart.digits(fewest, 2, (f, v) -> f.minute = v);
            case 's' -> DatePart.digits(fewest, 2, (f, v) -> f.second = v);
            case 'S' -> DatePatterns::fraction;
            case 'a' -> DatePatterns::halfDay;
            case 'X', 'x', 'Z' -> DatePatterns::offset;
            case 'V', 'z' -> DatePatterns::zone;
            default -> throw unknown();
        };
    }

    private static DatePart year(int count) {
        if (count == 2) return DatePart.digits(2, 2, (f, v) -> f.year = v < PIVOT ? 2000 + v : 1900 + v);
        return DatePart.digits(4, 4, (f, v) -> f.year = v);
    }

    private static DatePart optional(List<DatePart> parts) {
        return (cell, at, found) -> {
            DatePart.Found before = found.copy();
            int reached = at;
            for (DatePart part : parts) {
                reached = part.read(cell, reached, found);
                if (reached < 0) {
                    found.set(before);
                    return at;
                }
            }
            return reached;
        };
    }

    private static DatePart names(Map<String, Integer> names, boolean month) {
        return (cell, at, found) -> {
            int end = at;
            while (end < cell.length() && Character.isLetter(cell.charAt(end))) end++;
            Integer value = names.get(cell.substring(at, end).toLowerCase(Locale.ROOT));
            if (value == null) return -1;
            if (month) found.month = value;
            return end < cell.length() && cell.charAt(end) == '.' ? end + 1 : end;
        };
    }

    private static int fraction(String cell, int at, DatePart.Found found) {
        int end = at;
        int nano = 0;
        while (end < cell.length() && end - at < FRACTION_DIGITS && DatePart.isDigit(cell.charAt(end)))
            nano = nano * 10 + (cell.charAt(end++) - '0');
        if (end == at) return -1;
        for (int i = end - at; i < FRACTION_DIGITS; i++) nano *= 10;
        found.nano = nano;
        return end;
    }

    private static int halfDay(String cell, int at, DatePart.Found found) {
        if (at + 2 > cell.length()) return -1;
        String half = cell.substring(at, at + 2).toLowerCase(Locale.ROOT);
        if (!half.equals("am") && !half.equals("pm")) return -1;
        found.halfDay = half.equals("am") ? 0 : 1;
        return at + 2;
    }

    /// `Z`, `+01`, `+0100` or `+01:00`.
    private static int offset(String cell, int at, DatePart.Found found) {
        if (at >= cell.length()) return -1;
        char sign = cell.charAt(at);
        if (sign == 'Z') {
            found.zone = ZoneOffset.UTC;
            return at + 1;
        }
        if (sign != '+' && sign != '-') return -1;
        var digits = new DatePart.Found();
        int end = DatePart.digits(2, 2, (f, v) -> f.hour = v).read(cell, at + 1, digits);
        if (end < 0) return -1;
        int colon = end < cell.length() && cell.charAt(end) == ':' ? end + 1 : end;
        int minutesEnd = DatePart.digits(2, 2, (f, v) -> f.minute = v).read(cell, colon, digits);
        if (digits.hour > 18 || digits.minute > 59) return -1;
        int minutes = (digits.hour * 60 + digits.minute) * (sign == '-' ? -1 : 1);
        if (Math.abs(minutes) > 18 * 60) return -1;
        found.zone = ZoneOffset.ofTotalSeconds(minutes * 60);
        return minutesEnd < 0 ? end : minutesEnd;
    }

    private static int zone(String cell, int at, DatePart.Found found) {
        int end = at;
        while (end < cell.length() && cell.charAt(end) != ' ' && cell.charAt(end) != ']') end++;
        try {
            found.zone = ZoneId.of(cell.substring(at, end), ZoneId.SHORT_IDS);
            return end;
        } catch (DateTimeException unknown) {
            return -1;
        }
    }

    private IllegalArgumentException unknown() {
        return new IllegalArgumentException(
                "the date format must be ISO, epoch, epoch-millis or a pattern such as dd.MM.yyyy, was " + pattern);
    }

    /// English and German, long and short. Written out, since the JDK's locale data take a tenth of a second to load.
    private static final class Names {
        static final Map<String, Integer> MONTHS = new HashMap<>();
        static final Map<String, Integer> DAYS = new HashMap<>();

        static {
            put(MONTHS, "january february march april may june july august september october november december");
            put(MONTHS, "jan feb mar apr may jun jul aug sep oct nov dec");
            put(MONTHS, "januar februar märz april mai juni juli august september oktober november dezember");
            put(MONTHS, "jan feb mrz apr mai jun jul aug sept okt nov dez");
            put(DAYS, "monday tuesday wednesday thursday friday saturday sunday");
            put(DAYS, "mon tue wed thu fri sat sun");
            put(DAYS, "montag dienstag mittwoch donnerstag freitag samstag sonntag");
            put(DAYS, "mo di mi do fr sa so");
        }

        private static void put(Map<String, Integer> places, String names) {
            int place = 0;
            for (String name : names.split(" ", -1)) places.put(name, ++place);
        }
    }
}
