package io.attune.commandline;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/// A table on the way out: CSV with a header, or a line of JSON per row.
final class Lines {
    /// More digits than any of these figures deserves, fewer than a machine would print.
    private static final MathContext DIGITS = new MathContext(10);

    /// The option by which one chooses.
    static final class Format {
        enum As {
            CSV,
            JSON
        }

        @Option(
                names = "--format",
                paramLabel = "NAME",
                description = "csv (with a header) or json (one line per row).")
        private As format = As.CSV;
    }

    private final Writer out;
    private final List<String> names;
    private final @Nullable CsvWriter csv;

    private Lines(Writer out, List<String> names, @Nullable CsvWriter csv) {
        this.out = out;
        this.names = names;
        this.csv = csv;
    }

    static Lines to(Writer out, Format format, String... names) {
        return format.format == Format.As.CSV ? csv(out, names) : new Lines(out, List.of(names), null);
    }

    static Lines csv(Writer out, String... names) {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(names);
        return new Lines(out, List.of(names), csv);
    }

    /// One cell per name; null is an empty cell.
    void row(@Nullable Object... cells) {
        if (cells.length != names.size()) throw new IllegalArgumentException("cells " + cells.length + " of " + names);
        if (csv == null) json(cells);
        else csv.writeRecord(texts(cells));
    }

    /// Hands on what is still held back; the writer stays open.
    void end() {
        try {
            if (csv != null) csv.flush();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void json(@Nullable Object[] cells) {
        try (JsonGenerator json = Json.oneLine(out)) {
            json.writeStartObject();
            for (int i = 0; i < cells.length; i++) {
                json.writeName(names.get(i));
                switch (cells[i]) {
                    case null -> json.writeNull();
                    case Number number -> json.writeRawValue(text(number));
                    case Boolean truth -> json.writeBoolean(truth);
                    case Object other -> json.writeString(other.toString());
                }
            }
            json.writeEndObject();
        }
        try {
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(@Nullable Object[] cells) {
        String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = switch (cells[i]) {
                case null -> "";
                case Number number -> text(number);
                case Object other -> other.toString();
            };
        }
        return List.of(texts);
    }

    private static String text(Number number) {
        if (!(number instanceof Double real)) return number.toString();
        if (real.isNaN() || real.isInfinite()) return "";
        String plain = new BigDecimal(real).round(DIGITS).stripTrailingZeros().toPlainString();
        return plain.contains(".") && plain.length() > 24 ? Double.toString(real) : plain;
    }
}
