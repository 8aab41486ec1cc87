package io.attune.platform.tabular;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/// What a cell is read as. The format is a number format such as `1.234,56`, or a date format such as `dd.MM.yyyy`;
/// empty means plain numbers and ISO dates.
public final class CellType<T> {
    /// Text as PostgreSQL can keep it: without NUL, and without halves of surrogate pairs.
    public static final CellType<String> TEXT = new CellType<>("text", String.class, (_, _) -> CellType::storable);

    public static final CellType<Long> INTEGER =
            new CellType<>("integer", Long.class, (format, _) -> NumberFormat.of(format)::parseInteger);
    public static final CellType<BigDecimal> DECIMAL =
            new CellType<>("decimal", BigDecimal.class, (format, _) -> NumberFormat.of(format)::parse);

    /// The day as written, whatever time and zone follow it.
    public static final CellType<LocalDate> DATE =
            new CellType<>("date", LocalDate.class, (format, _) -> DateFormat.of(format)::date);

    /// A moment; where the cell names no zone, that of the mapping holds.
    public static final CellType<Instant> TIMESTAMP = new CellType<>("timestamp", Instant.class, (format, zone) -> {
        DateFormat dates = DateFormat.of(format);
        return cell -> dates.instant(cell, zone);
    });

    public static final CellType<Boolean> BOOLEAN =
            new CellType<>("boolean", Boolean.class, (_, _) -> CellType::yesOrNo);

    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1", "ja", "j", "wahr", "x", "on");
    private static final Set<String> NO = Set.of("false", "f", "no", "n", "0", "nein", "falsch", "off");
    private static final Set<String> NOTHING = Set.of("null", "\\n", "n/a", "nan");
    private static final int LONGEST_NOTHING = 4;

    private final String name;
    private final Class<T> javaType;
    private final Parsers<T> parsers;

    @FunctionalInterface
    private interface Parsers<T> {
        CellParser<T> parser(String format, ZoneId zone);
    }

    private CellType(String name, Class<T> javaType, Parsers<T> parsers) {
        this.name = name;
        this.javaType = javaType;
        this.parsers = parsers;
    }

    public String name() {
        return name;
    }

    /// A parser for this format; an unknown format is an [IllegalArgumentException].
    public CellParser<T> parser(String format, ZoneId zone) {
        return parsers.parser(format, zone);
    }

    /// Whether a stripped cell says that there is no value: empty, or in typed columns `NULL`, `\N`, `N/A`, `NaN`.
    boolean absent(String cell) {
        if (cell.isEmpty()) return true;
        if (javaType.equals(String.class) || cell.length() > LONGEST_NOTHING) return false;
        return NOTHING.contains(cell.toLowerCase(Locale.ROOT));
    }

    T cast(Object value) {
        return javaType.cast(value);
    }

    private static Boolean yesOrNo(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) return true;
        if (NO.contains(word)) return false;
        throw new CellException(Reason.NOT_A_BOOLEAN, cell);
    }

    private static String storable(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) return repaired(cell);
        }
        return cell;
    }

    private static String repaired(String cell) {
        var text = new StringBuilder(cell.length());
        cell.codePoints()
                .filter(c -> c != 0)
                .forEach(c -> text.appendCodePoint(
                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c));
        return text.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
