package io.attune.customers.lists;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Writes rows as a file, in constant memory. A text that a spreadsheet would take for a formula gets an apostrophe
/// before it (OWASP, "CSV Injection"); numbers stay numbers.
sealed interface Table extends AutoCloseable {
    /// Cells are null, a text, or a [BigDecimal].
    void row(List<@Nullable Object> cells);

    @Override
    void close();

    static Table of(String format, OutputStream out) {
        return format.equals("xlsx") ? new Xlsx(out) : new Csv(out);
    }

    static String harmless(String text) {
        if (text.isEmpty()) return text;
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> "'" + text;
            default -> text;
        };
    }

    /// With a byte order mark, without which Excel reads UTF-8 as something else.
    final class Csv implements Table {
        private final BufferedWriter out;

        Csv(OutputStream out) {
            this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            write("\uFEFF");
        }

        @Override
        public void row(List<@Nullable Object> cells) {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) write(",");
                Object cell = cells.get(i);
                if (cell instanceof BigDecimal number) write(number.toPlainString());
                else if (cell != null) write(quoted(harmless(cell.toString())));
            }
            write("\r\n");
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String quoted(String text) {
            boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
            return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
        }

        private void write(String text) {
            try {
                out.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    final class Xlsx implements Table {
        private static final int FLUSHED = 1_000;
        private static final int LONGEST = 32_000;

        private final Workbook book;
        private final Worksheet sheet;
        private int row;

        Xlsx(OutputStream out) {
            this.book = new Workbook(out, "Attune", "1.0");
            this.sheet = book.newWorksheet("Attune");
        }

        @Override
        public void row(List<@Nullable Object> cells) {
            for (int i = 0; i < cells.size(); i++) {
                Object cell = cells.get(i);
                if (cell instanceof BigDecimal number) sheet.value(row, i, number);
                else if (cell != null) sheet.inlineString(row, i, cut(harmless(cell.toString())));
            }
            row++;
            try {
                if (row % FLUSHED == 0) sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                book.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String cut(String text) {
            return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        }
    }
}
