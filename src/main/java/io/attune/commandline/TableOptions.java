package io.attune.commandline;

import io.attune.platform.tabular.Choice;
import io.attune.platform.tabular.Layout;
import io.attune.platform.tabular.Mapping;
import io.attune.platform.tabular.Preview;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.Rows;
import io.attune.platform.tabular.Separation;
import io.attune.platform.tabular.Source;
import io.attune.platform.tabular.TargetField;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a table on the command line is to be read; what is not said is guessed from the file, and asked where
/// it cannot be seen.
final class TableOptions {
    @Option(
            names = "--delimiter",
            paramLabel = "NAME",
            description = "space, comma, tab, semicolon, pipe or json; guessed if not given.")
    private String delimiter = "auto";

    @Option(
            names = "--header",
            negatable = true,
            description = "Whether the first row names the columns; guessed if not given.")
    private @Nullable Boolean header;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Such as UTF-8 or windows-1252; guessed if not given.")
    private String encoding = "auto";

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "Such as yyyyMMdd, dd.MM.yyyy or ISO; guessed if not given.")
    private String dateFormat = "";

    @Option(
            names = "--number-format",
            paramLabel = "EXAMPLE",
            description = "plain, 1,234.56 or 1.234,56 or 1 234,56 or 1'234.56; guessed if not given.")
    private String numberFormat = "";

    @Option(
            names = "--skip-bad-rows",
            description = "Leave out rows that cannot be read instead of stopping at the first.")
    private boolean skipsBadRows;

    /// Which fields are wanted, which columns were named for them, and the option by which one names a
    /// column. A column in `sparse` must be there, though its cells may be empty.
    record Wanted(
            List<TargetField<?>> fields, Map<String, String> columns, String option, List<TargetField<?>> sparse) {
        Wanted(List<TargetField<?>> fields, Map<String, String> columns, String option) {
            this(fields, columns, option, List.of());
        }

        boolean needs(TargetField<?> field) {
            return field.required() || sparse.contains(field);
        }
    }

    /// The date format that was named, or "".
    String dateFormat() {
        return dateFormat;
    }

    /// What the columns of a file are called.
    List<String> names(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new Failure(file + " is a folder, not a file");
        return Preview.of(file, choice(), List.of()).columns().stream()
                .map(Preview.Column::name)
                .toList();
    }

    /// Hands every row to the consumer; returns how many there were.
    long read(Path file, Wanted wanted, PrintWriter err, Consumer<Row.Parsed> consumer) throws IOException {
        if (Files.isDirectory(file)) throw new Failure(file + " is a folder, not a file");
        Preview preview = Preview.of(file, choice(), wanted.fields());
        Mapping mapping = mapping(preview, wanted);
        var progress = new Progress(err);
        long skipped = 0;
        try (InputStream bytes = Files.newInputStream(file);
                Rows rows = open(bytes, preview.layout(), mapping)) {
            while (rows.hasNext()) {
                switch (rows.next()) {
                    case Row.Parsed parsed -> {
                        consumer.accept(parsed);
                        progress.row();
                    }
                    case Row.Refused refused -> {
                        if (!skipsBadRows) throw new Failure(sentence(file, refused));
                        skipped++;
                    }
                }
            }
        }
        if (skipped > 0) err.println("attune: left out " + skipped + " rows that cannot be read");
        return progress.rows();
    }

    private static Rows open(InputStream bytes, Layout layout, Mapping mapping) throws IOException {
        try {
            return Rows.open(bytes, layout, mapping);
        } catch (IllegalArgumentException unknownColumn) {
            throw new Failure(String.valueOf(unknownColumn.getMessage()));
        }
    }

    private static String sentence(Path file, Row.Refused refused) {
        String column = refused.column().isEmpty() ? "" : refused.column() + ": ";
        return "%s line %d: %s%s (--skip-bad-rows leaves such rows out)"
                .formatted(
                        file.getFileName(),
                        refused.line(),
                        column,
                        refused.problem().sentence());
    }

    private Choice choice() {
        return new Choice(separation(), header, charset());
    }

    private @Nullable Separation separation() {
        return switch (delimiter.toLowerCase(Locale.ROOT)) {
            case "auto" -> null;
            case "space", "blank", " " -> Separation.BLANKS;
            case "comma", "," -> Separation.COMMA;
            case "tab", "\t", "\\t" -> Separation.TAB;
            case "semicolon", ";" -> Separation.SEMICOLON;
            case "pipe", "|" -> Separation.PIPE;
            case "json", "jsonl" -> Separation.JSON_LINES;
            default ->
                throw new Failure(
                        "--delimiter must be space, comma, tab, semicolon, pipe, json or auto, was " + delimiter);
        };
    }

    private @Nullable Charset charset() {
        if (encoding.equals("auto")) return null;
        try {
            return Charset.forName(encoding);
        } catch (IllegalArgumentException unknown) {
            throw new Failure("--encoding must be one such as UTF-8 or windows-1252, was " + encoding);
        }
    }

    private Mapping mapping(Preview preview, Wanted wanted) {
        var left = new LinkedHashMap<>(wanted.columns());
        var assignments = new ArrayList<Mapping.Assignment<?>>();
        for (TargetField<?> field : wanted.fields()) {
            String named = left.remove(field.name());
            Source source = named == null ? suggested(preview, field, wanted) : source(named);
            if (source != null) assignments.add(assignment(preview, field, source));
            else if (wanted.needs(field))
                throw new Failure("which column is the %s? Say %s…; the columns are %s"
                        .formatted(field.name(), wanted.option().formatted(field.name()), names(preview)));
        }
        if (!left.isEmpty()) {
            List<String> known = wanted.fields().stream().map(TargetField::name).toList();
            throw new Failure("--columns knows %s, but not %s"
                    .formatted(String.join(", ", known), String.join(", ", left.keySet())));
        }
        if (assignments.isEmpty())
            throw new Failure("which columns hold the people? Say --columns given=…,family=…; the columns are %s"
                    .formatted(names(preview)));
        return new Mapping(assignments, ZoneOffset.UTC);
    }

    /// Who names columns names all that count: then only what cannot be done without is guessed.
    private static @Nullable Source suggested(Preview preview, TargetField<?> field, Wanted wanted) {
        if (!wanted.needs(field) && !wanted.columns().isEmpty()) return null;
        if (preview.columns().size() == 1 && wanted.fields().size() == 1) return new Source.Position(0);
        return preview.suggestion(field)
                .map(suggestion -> new Source.Position(suggestion.column().index()))
                .orElse(null);
    }

    private static Source source(String wanted) {
        if (!wanted.matches("\\d{1,5}")) return new Source.Named(wanted);
        int number = Integer.parseInt(wanted);
        if (number == 0) throw new Failure("columns count from 1");
        return new Source.Position(number - 1);
    }

    private <T> Mapping.Assignment<T> assignment(Preview preview, TargetField<T> field, Source source) {
        String given = given(field);
        try {
            return new Mapping.Assignment<>(field, source, given.isEmpty() ? guessed(preview, field, source) : given);
        } catch (IllegalArgumentException unknownFormat) {
            throw new Failure(String.valueOf(unknownFormat.getMessage()));
        }
    }

    private String given(TargetField<?> field) {
        return switch (field.type().name()) {
            case "date", "timestamp" -> dateFormat;
            case "decimal", "integer" -> numberFormat;
            default -> "";
        };
    }

    private static String guessed(Preview preview, TargetField<?> field, Source source) {
        List<Preview.Column> matching = preview.columns().stream()
                .filter(column -> switch (source) {
                    case Source.Position(int index) -> column.index() == index;
                    case Source.Named(String name) -> column.name().equalsIgnoreCase(name);
                })
                .toList();
        if (matching.isEmpty()) return "";
        List<String> formats = matching.getFirst().formats(field.type());
        String option = field.type().name().equals("date") ? "--date-format" : "--number-format";
        if (formats.size() > 1)
            throw new Failure("the %s can be read as %s; say which with %s"
                    .formatted(field.name(), String.join(" or ", formats), option));
        return formats.isEmpty() ? "" : formats.getFirst();
    }

    private static String names(Preview preview) {
        return String.join(
                ", ",
                preview.columns().stream()
                        .limit(12)
                        .map(column -> (column.index() + 1) + " " + column.name())
                        .toList());
    }
}
