package io.attune.platform.tabular;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the sample of a column looks like. `formats` holds the likeliest first; with more than one, which of them is
/// right cannot be seen (`01/02/2015`, `1.234`), and a person must choose.
public record ColumnGuess(CellType<?> type, List<String> formats) {
    private static final ColumnGuess TEXT = new ColumnGuess(CellType.TEXT, List.of(""));
    private static final List<String> DAYS = List.of(
            "yyyyMMdd",
            "d.M.yyyy",
            "M/d/yyyy",
            "d/M/yyyy",
            "yyyy/M/d",
            "d-M-yyyy",
            "M-d-yyyy",
            "d.M.yy",
            "M/d/yy",
            "d/M/yy",
            "d MMM yyyy",
            "d. MMM yyyy",
            "MMM d, yyyy");
    private static final List<String> TIMES = List.of("", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", "'T'H:mm:ss");
    private static final List<String> MOMENTS =
            List.of("EEE MMM dd HH:mm:ss Z yyyy", "EEE, d MMM yyyy HH:mm:ss Z", "d/MMM/yyyy:HH:mm:ss Z");

    /// A sample may hold some dirt, but what most cells are is the type.
    private static final double ENOUGH = 0.9;

    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");

    /// A point before one, two or more than three digits cannot part thousands.
    private static final Pattern DECIMAL_POINT = Pattern.compile("[^.]*\\.(\\d{1,2}|\\d{4,})\\D*");

    private static final Object UNREADABLE = Reason.class;
    private static final List<DateFormat> DATE_FORMATS = dateFormats();

    /// Formats that read none of the first cells are not tried on the others.
    private static final int FIRST_LOOK = 20;

    public ColumnGuess {
        formats = List.copyOf(formats);
    }

    public boolean certain() {
        return formats.size() == 1;
    }

    public String format() {
        return formats.getFirst();
    }

    static ColumnGuess of(List<String> sample) {
        List<String> cells = filled(sample);
        if (cells.isEmpty()) return TEXT;
        return dates(cells).or(() -> numbers(cells)).or(() -> booleans(cells)).orElse(TEXT);
    }

    /// The formats in which a column can be read as this type, likeliest first; empty where it cannot.
    static List<String> formats(List<String> sample, CellType<?> type) {
        List<String> cells = filled(sample);
        if (type.equals(CellType.DATE) || type.equals(CellType.TIMESTAMP))
            return dates(cells).map(ColumnGuess::formats).orElse(List.of());
        if (type.equals(CellType.DECIMAL) || type.equals(CellType.INTEGER)) return numberFormats(cells);
        return List.of("");
    }

    /// The formats by which the cells of a column that must hold dates can be read, likeliest first.
    private static Optional<ColumnGuess> dates(List<String> cells) {
        var readings = new LinkedHashMap<String, List<Object>>();
        List<String> first = cells.subList(0, Math.min(FIRST_LOOK, cells.size()));
        for (DateFormat format : DATE_FORMATS)
            if (understood(read(first, format::plausibleDate)) > 0)
                readings.put(format.toString(), read(cells, format::plausibleDate));
        List<String> best = best(readings, cells.size());
        if (best.isEmpty()) return Optional.empty();
        boolean hasTime = cells.getFirst().indexOf(':') >= 0;
        return Optional.of(new ColumnGuess(hasTime ? CellType.TIMESTAMP : CellType.DATE, best));
    }

    /// The formats by which the cells of a column that must hold numbers can be read, likeliest first.
    private static Optional<ColumnGuess> numbers(List<String> cells) {
        List<String> best = numberFormats(cells);
        if (best.isEmpty()) return Optional.empty();
        boolean whole = cells.stream().allMatch(WHOLE.asMatchPredicate());
        if (!whole) return Optional.of(new ColumnGuess(CellType.DECIMAL, best));
        boolean code = cells.stream().anyMatch(cell -> cell.length() > 1 && cell.startsWith("0"));
        return code ? Optional.empty() : Optional.of(new ColumnGuess(CellType.INTEGER, List.of("")));
    }

    private static List<String> numberFormats(List<String> cells) {
        var readings = new LinkedHashMap<String, List<Object>>();
        for (NumberFormat format : byEvidence(cells)) readings.put(format.example(), read(cells, format::parse));
        return best(readings, cells.size());
    }

    private static Optional<ColumnGuess> booleans(List<String> cells) {
        var readings = Map.of("", read(cells, CellType.BOOLEAN.parser("", ZoneOffset.UTC)));
        return best(readings, cells.size()).isEmpty()
                ? Optional.empty()
                : Optional.of(new ColumnGuess(CellType.BOOLEAN, List.of("")));
    }

    private static List<DateFormat> dateFormats() {
        var patterns = new ArrayList<>(MOMENTS);
        for (String day : DAYS) for (String time : TIMES) patterns.add(day + time);
        patterns.addFirst("ISO");
        return patterns.stream().map(DateFormat::of).toList();
    }

    /// Where a decimal separator is seen, the format with its thousands comes before the plain one, which it includes.
    private static List<NumberFormat> byEvidence(List<String> cells) {
        boolean decided = cells.stream().anyMatch(DECIMAL_POINT.asMatchPredicate());
        return decided
                ? List.of(
                        NumberFormat.COMMA_POINT,
                        NumberFormat.APOSTROPHE_POINT,
                        NumberFormat.PLAIN,
                        NumberFormat.POINT_COMMA,
                        NumberFormat.BLANK_COMMA)
                : List.of(
                        NumberFormat.PLAIN,
                        NumberFormat.POINT_COMMA,
                        NumberFormat.COMMA_POINT,
                        NumberFormat.BLANK_COMMA,
                        NumberFormat.APOSTROPHE_POINT);
    }

    private static List<String> filled(List<String> sample) {
        return sample.stream()
                .map(String::strip)
                .filter(cell -> !CellType.DECIMAL.absent(cell))
                .toList();
    }

    private static List<Object> read(List<String> cells, CellParser<?> parser) {
        var values = new ArrayList<Object>();
        for (String cell : cells) {
            try {
                values.add(Objects.requireNonNull(parser.parse(cell)));
            } catch (CellException unreadable) {
                values.add(UNREADABLE);
            }
        }
        return values;
    }

    /// The names of the readings that read most cells, one for each set of values that differs from the others.
    private static List<String> best(Map<String, List<Object>> readings, int size) {
        long most = readings.values().stream()
                .mapToLong(ColumnGuess::understood)
                .max()
                .orElse(0);
        var names = new ArrayList<String>();
        var values = new ArrayList<List<Object>>();
        if (most == 0 || most < size * ENOUGH) return names;
        readings.forEach((name, reading) -> {
            if (understood(reading) == most && !values.contains(reading)) {
                names.add(name);
                values.add(reading);
            }
        });
        return names;
    }

    private static long understood(List<Object> reading) {
        return reading.stream().filter(value -> !value.equals(UNREADABLE)).count();
    }
}
