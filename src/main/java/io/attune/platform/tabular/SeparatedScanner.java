package io.attune.platform.tabular;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows whose cells are separated by a character, or by runs of blanks, with quotes after RFC 4180.
///
/// Own scanner because a broken quote must cost one line, not the rest of the file: after any problem reading goes on
/// at the line after the one where the row began. (FastCSV, which tests compare with, ends at such a quote.)
final class SeparatedScanner implements RowScanner {
    private final CharWindow window;
    private final char delimiter;
    private final char otherDelimiter;
    private final boolean blanks;
    private final boolean quotes;
    private final String charset;
    private long line = 1;
    private int[] bounds = new int[64];
    private boolean[] doubled = new boolean[32];
    private int count;
    private int linesInside;
    private @Nullable Problem problem;

    SeparatedScanner(CharWindow window, Layout layout) {
        this.window = window;
        this.delimiter = layout.separation().character();
        this.blanks = layout.separation() == Separation.BLANKS;
        this.otherDelimiter = blanks ? '\t' : delimiter;
        this.quotes = layout.quotes();
        this.charset = layout.charset().name();
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        while (window.at(0) != CharWindow.END) {
            int newline = window.newline(0);
            if (newline > 0) {
                window.consume(newline);
                line++;
                continue;
            }
            RawRow row = row();
            if (row != null) return row;
        }
        return null;
    }

    /// The next row, or null for a line of nothing but blanks.
    private @Nullable RawRow row() throws IOException {
        count = 0;
        linesInside = 0;
        problem = null;
        int length = cells();
        if (problem == null && window.damaged(length)) problem = Problem.of(Reason.NOT_IN_CHARSET, charset);
        if (problem != null) return broken(problem);
        String[] cells = new String[count];
        for (int i = 0; i < count; i++) cells[i] = cell(i);
        long first = line;
        int newline = window.newline(length);
        window.consume(length + newline);
        line += linesInside + 1L;
        boolean empty = count == 0 || (count == 1 && cells[0].isBlank());
        return empty ? null : new RawRow.Cells(first, List.of(cells));
    }

    private RawRow.Broken broken(Problem why) throws IOException {
        return new RawRow.Broken(line++, window.skipLine(SHOWN), why);
    }

    /// Finds the cells of one row and returns its length without the line end.
    private int cells() throws IOException {
        int at = 0;
        while (true) {
            if (blanks) {
                at = skipBlanks(at);
                if (endOfRow(at)) return at;
            }
            at = quotes && window.at(at) == '"' ? quoted(at) : plain(at);
            if (problem == null && at > MAX_ROW) problem = Problem.of(Reason.ROW_TOO_LONG, MAX_ROW);
            if (problem == null && count > MAX_CELLS) problem = Problem.of(Reason.TOO_MANY_CELLS, count, MAX_CELLS);
            if (problem != null || endOfRow(at)) return at;
            at++;
        }
    }

    private int skipBlanks(int from) throws IOException {
        int at = from;
        for (int c = window.at(at); c == ' ' || c == '\t'; c = window.at(at)) at++;
        return at;
    }

    private boolean endOfRow(int at) throws IOException {
        int c = window.at(at);
        return c == CharWindow.END || c == '\n' || c == '\r';
    }

    private int plain(int from) throws IOException {
        int at = from;
        do {
            char[] chars = window.chars();
            int start = window.start();
            int end = window.end();
            int i = start + at;
            while (i < end) {
                char c = chars[i];
                if (c == delimiter || c == otherDelimiter || c == '\n' || c == '\r') break;
                i++;
            }
            at = i - start;
            if (at - from > MAX_CELL) {
                problem = Problem.of(Reason.CELL_TOO_LONG, count + 1, MAX_CELL);
                return at;
            }
            if (i < end) break;
        } while (window.fill());
        add(from, at, false);
        return at;
    }

    /// Reads a cell in quotes and returns the offset behind the closing one.
    private int quoted(int open) throws IOException {
        boolean hasDoubled = false;
        int at = open + 1;
        while (true) {
            int c = window.at(at);
            if (c == CharWindow.END || at - open > MAX_CELL) {
                problem = Problem.of(Reason.UNCLOSED_QUOTE, count + 1);
                return at;
            }
            if (c == '"') {
                if (window.at(at + 1) != '"') break;
                hasDoubled = true;
                at++;
            } else if (c == '\n' || (c == '\r' && window.at(at + 1) != '\n')) {
                linesInside++;
            }
            at++;
        }
        add(open + 1, at, hasDoubled);
        int after = window.at(at + 1);
        boolean closes = after == CharWindow.END
                || after == delimiter
                || after == otherDelimiter
                || after == '\n'
                || after == '\r';
        if (!closes) problem = Problem.of(Reason.TEXT_AFTER_QUOTE, count);
        return at + 1;
    }

    private void add(int from, int to, boolean hasDoubled) {
        if (count == doubled.length) {
            doubled = Arrays.copyOf(doubled, count * 2);
            bounds = Arrays.copyOf(bounds, count * 4);
        }
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        doubled[count++] = hasDoubled;
    }

    private String cell(int i) {
        int from = bounds[2 * i];
        int to = bounds[2 * i + 1];
        if (from == to) return "";
        String text = window.text(from, to);
        return doubled[i] ? text.replace("\"\"", "\"") : text;
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public int column(String name) {
        return -1;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
