package io.attune.imports.files;

import io.attune.platform.tabular.CellException;
import io.attune.platform.tabular.CellParser;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.NumberFormat;
import io.attune.platform.tabular.Preview;
import io.attune.platform.tabular.TargetField;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// A field of the target and the column that fills it, if one does. `index` is -1 for none;
/// `format` is empty where it is still open which one is meant; `formats` are those by which the
/// column can be read, likeliest first.
public record Assigned(
        TargetField<?> field,
        int index,
        String format,
        List<String> formats,
        List<String> sample,
        Optional<String> problem) {
    private static final List<String> DATES = List.of(
            "ISO",
            "yyyyMMdd",
            "d.M.yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d-M-yyyy",
            "yyyy/M/d",
            "d.M.yyyy H:mm",
            "d/M/yyyy H:mm",
            "M/d/yyyy H:mm",
            "epoch",
            "epoch-millis");
    private static final int EXAMPLES = 20;

    public Assigned {
        formats = List.copyOf(formats);
        sample = List.copyOf(sample);
    }

    static Assigned of(TargetField<?> field, Preview preview, Wishes wishes, ZoneId zone) {
        int index = index(field, preview, wishes);
        if (index < 0) return unfilled(field, wishes);
        Preview.Column column = preview.columns().get(index);
        List<String> guessed = column.formats(field.type());
        String said = wishes.format(field.name()).orElse("");
        if (!typed(field)) return filled(field, column, "", List.of(""), Optional.empty());
        if (!said.isEmpty()) return filled(field, column, said, guessed, refused(field, said, zone));
        if (guessed.isEmpty()) return filled(field, column, "", guessed, Optional.of("imports.problem.unreadable"));
        if (guessed.size() > 1) return filled(field, column, "", guessed, Optional.of("imports.problem.format"));
        return filled(field, column, guessed.getFirst(), guessed, Optional.empty());
    }

    /// Whether nearly all of what stands in the column can be read so.
    static boolean reads(TargetField<?> field, String format, Preview.Column column, ZoneId zone) {
        if (refused(field, format, zone).isPresent()) return false;
        CellParser<?> parser = field.type().parser(format, zone);
        List<String> cells = column.sample().stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .limit(EXAMPLES)
                .toList();
        long read = cells.stream().filter(cell -> reads(parser, cell)).count();
        return read * 10 >= cells.size() * 9L;
    }

    private static boolean reads(CellParser<?> parser, String cell) {
        try {
            return parser.parse(cell) != null;
        } catch (CellException unreadable) {
            return false;
        }
    }

    /// With which others it stands, below `imports.group.`; empty for those that stand in the open.
    public String group() {
        if (ConsentFields.has(field.name())) return "consents";
        return OrderLines.has(field.name()) ? "lines" : "";
    }

    /// Whether a format must be known.
    public boolean typed() {
        return index >= 0 && typed(field);
    }

    public Optional<Plan.Column> column() {
        return index < 0 ? Optional.empty() : Optional.of(new Plan.Column(field.name(), index, format));
    }

    /// The formats to choose from, each with what it makes of a cell of this column.
    public List<Choice> choices(Words words, ZoneId zone) {
        var all = new LinkedHashSet<>(formats);
        if (!format.isEmpty()) all.add(format);
        if (field.type().equals(CellType.DATE) || field.type().equals(CellType.TIMESTAMP)) all.addAll(DATES);
        else
            all.addAll(Arrays.stream(NumberFormat.values())
                    .map(NumberFormat::example)
                    .toList());
        var choices = new ArrayList<Choice>();
        for (String each : all) choices.add(new Choice(each, each + example(each, words, zone)));
        return choices;
    }

    private String example(String candidate, Words words, ZoneId zone) {
        for (String cell : sample.subList(0, Math.min(EXAMPLES, sample.size()))) {
            if (cell.isBlank()) continue;
            try {
                return " · " + cell.strip() + " → " + shown(parsed(candidate, cell.strip(), zone), words);
            } catch (CellException unreadable) {
                return "";
            }
        }
        return "";
    }

    private Object parsed(String candidate, String cell, ZoneId zone) {
        return field.type().parser(candidate, zone).parse(cell);
    }

    private static String shown(Object value, Words words) {
        return switch (value) {
            case LocalDate day -> words.day(day);
            case Instant at -> words.exactly(at);
            case BigDecimal number -> words.number(number.doubleValue(), Math.max(0, number.scale()));
            case Long number -> words.number(number);
            default -> value.toString();
        };
    }

    private static Assigned unfilled(TargetField<?> field, Wishes wishes) {
        String said = wishes.column(field.name()).orElse("");
        Optional<String> problem = !said.isEmpty()
                ? Optional.of("imports.problem.column")
                : field.required() ? Optional.of("imports.problem.required") : Optional.empty();
        return new Assigned(field, -1, "", List.of(), List.of(), problem);
    }

    private static Assigned filled(
            TargetField<?> field,
            Preview.Column column,
            String format,
            List<String> formats,
            Optional<String> problem) {
        return new Assigned(field, column.index(), format, formats, column.sample(), problem);
    }

    private static int index(TargetField<?> field, Preview preview, Wishes wishes) {
        Optional<String> said = wishes.column(field.name());
        if (said.isEmpty())
            return preview.suggestion(field)
                    .map(found -> found.column().index())
                    .orElse(-1);
        List<Preview.Column> columns = preview.columns();
        for (Preview.Column column : columns) if (column.name().equalsIgnoreCase(said.get())) return column.index();
        if (!said.get().matches("\\d{1,4}")) return -1;
        int index = Integer.parseInt(said.get());
        return index < columns.size() ? index : -1;
    }

    private static boolean typed(TargetField<?> field) {
        return !field.type().equals(CellType.TEXT) && !field.type().equals(CellType.BOOLEAN);
    }

    private static Optional<String> refused(TargetField<?> field, String format, ZoneId zone) {
        try {
            field.type().parser(format, zone);
            return Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.of("imports.problem.unknown-format");
        }
    }
}
