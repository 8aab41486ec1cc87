package io.attune.platform.tabular;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/// A pattern for dates and times, in the letters of [java.time.format.DateTimeFormatter], read strictly: 31.02. is no
/// day.
///
/// One letter (`d`, `M`, `H`) takes one or two digits, two letters exactly two; `MMM` and `EEE` take English and German
/// names; `S` takes any fraction; `X` or `Z` any offset, `V` a zone such as `Europe/Berlin`; brackets are optional.
/// `ISO`, `epoch` (seconds) and `epoch-millis` have names. Own parser: it is three times as fast as the JDK's here.
public final class DateFormat {
    public static final DateFormat ISO = new DateFormat("ISO");

    private static final String ISO_PATTERN = "yyyy-MM-dd[['T'][ ]HH:mm[:ss[.S]][ ][X]]";
    private static final int EARLIEST = 1850;
    private static final int LATEST = 2200;
    private static final LocalDate EPOCH = LocalDate.EPOCH;

    private final String name;
    private final List<DatePart> parts;

    private DateFormat(String name) {
        this.name = name;
        this.parts = switch (name) {
            case "ISO" -> DatePatterns.parts(ISO_PATTERN);
            case "epoch" -> List.of(DatePatterns.epoch(1));
            case "epoch-millis" -> List.of(DatePatterns.epoch(1_000));
            default -> DatePatterns.parts(name);
        };
    }

    /// The format with this pattern or name; the empty text means ISO.
    public static DateFormat of(String pattern) {
        String wanted = pattern.strip();
        return wanted.isEmpty() || wanted.equalsIgnoreCase("ISO") ? ISO : new DateFormat(wanted);
    }

    /// The day as written, without regard to a zone.
    public LocalDate date(String cell) {
        return day(cell, read(cell));
    }

    /// The same, but only within the years that files of customers speak of, so that numbers are not taken for dates.
    LocalDate plausibleDate(String cell) {
        LocalDate date = date(cell);
        if (date.getYear() < EARLIEST || date.getYear() > LATEST) throw new CellException(Reason.NO_SUCH_DAY, cell);
        return date;
    }

    /// The moment; a time without a zone is one in `zone`, a day without a time begins there.
    public Instant instant(String cell, ZoneId zone) {
        DatePart.Found found = read(cell);
        LocalDateTime local = LocalDateTime.of(day(cell, found), found.time());
        return local.atZone(found.zone == null ? zone : found.zone).toInstant();
    }

    private DatePart.Found read(String cell) {
        var found = new DatePart.Found();
        int at = 0;
        for (DatePart part : parts) {
            at = part.read(cell, at, found);
            if (at < 0) throw new CellException(Reason.NOT_A_DATE, cell, name);
        }
        if (at != cell.length() || !found.plausibleTime()) throw new CellException(Reason.NOT_A_DATE, cell, name);
        return found;
    }

    private static LocalDate day(String cell, DatePart.Found found) {
        if (found.epochDay != DatePart.Found.NONE) return EPOCH.plusDays(found.epochDay);
        try {
            return LocalDate.of(found.year, found.month, found.day);
        } catch (DateTimeException notInCalendar) {
            throw new CellException(Reason.NO_SUCH_DAY, cell);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateFormat format && format.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
