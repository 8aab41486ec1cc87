package io.attune.platform.tabular;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Guesses from the beginning of a file what separates its cells and whether its first row is a header.
final class Sniffer {
    /// Likelier first: a comma may be a decimal comma, and blanks are in every text.
    private static final List<Separation> CANDIDATES =
            List.of(Separation.TAB, Separation.SEMICOLON, Separation.PIPE, Separation.COMMA, Separation.BLANKS);

    /// Where texts are often written as they are, quotes and all.
    private static final List<Separation> UNQUOTED_AT_TIMES =
            List.of(Separation.TAB, Separation.PIPE, Separation.BLANKS);

    private static final int ROWS = 200;
    private static final double CONSISTENT = 0.9;

    private final byte[] head;
    private final boolean cut;
    private final Charset charset;

    /// `torn` rows hold a cell with a lone quote, as when `1,"a; b"` is cut at the semicolon; `crooked` is what tears
    /// most rows, or cuts the first one into another number of cells than the rest.
    private record Candidate(Layout layout, double consistency, int width, int broken, int torn, boolean crooked) {
        int wrong() {
            return broken + torn;
        }
    }

    /// `cut` says that the file goes on behind the head, so that the last row must not be judged.
    Sniffer(byte[] head, boolean cut, Charset charset) {
        this.head = head;
        this.cut = cut;
        this.charset = charset;
    }

    Layout layout(Choice choice, List<TargetField<?>> fields) throws IOException {
        Separation chosen = choice.separation();
        if (chosen == Separation.JSON_LINES || (chosen == null && looksLikeJson()))
            return Layout.JSON_LINES.in(charset);
        Layout layout = cut(chosen == null ? CANDIDATES : List.of(chosen));
        Boolean header = choice.header();
        return layout.header(header == null ? HeaderGuess.of(cells(layout, ROWS), fields) : header);
    }

    private Layout cut(List<Separation> separations) throws IOException {
        Candidate best = null;
        for (Separation separation : separations) {
            Candidate candidate = judge(new Layout(separation, true, false, charset));
            if (candidate.broken() > 1 && UNQUOTED_AT_TIMES.contains(separation)) candidate = unquoted(candidate);
            boolean prose = separation == Separation.BLANKS && separations.size() > 1 && !measures(candidate.layout());
            if (candidate.width() > 1 && !prose && better(candidate, best)) best = candidate;
        }
        if (best != null) return best.layout();
        Separation only = separations.size() == 1 ? separations.getFirst() : Separation.COMMA;
        return new Layout(only, true, false, charset);
    }

    /// The same without quoting, if quotes break more rows than they hold cells together.
    private Candidate unquoted(Candidate quoted) throws IOException {
        var layout = new Layout(quoted.layout().separation(), false, false, charset);
        long heldTogether = cells(layout, ROWS).stream()
                .filter(row -> row.stream()
                        .anyMatch(cell -> cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")))
                .count();
        return quoted.broken() > heldTogether ? judge(layout) : quoted;
    }

    /// Whether some column holds numbers or dates: words between blanks are a sentence, not a table.
    private boolean measures(Layout layout) throws IOException {
        List<List<String>> rows = cells(layout, ROWS);
        int width = rows.isEmpty() ? 0 : rows.getFirst().size();
        for (int i = 0; i < width; i++) {
            int column = i;
            List<String> cells = rows.stream().map(row -> row.get(column)).toList();
            if (!ColumnGuess.of(cells).type().equals(CellType.TEXT)) return true;
        }
        return false;
    }

    private static boolean better(Candidate candidate, @Nullable Candidate best) {
        if (best == null) return candidate.consistency() > 0.5;
        if (candidate.crooked() != best.crooked()) return best.crooked() && candidate.consistency() >= CONSISTENT;
        boolean muchMoreConsistent = candidate.consistency() > best.consistency() + 1 - CONSISTENT;
        boolean asGood = candidate.consistency() >= best.consistency() && candidate.wrong() < best.wrong();
        return muchMoreConsistent || (asGood && candidate.width() >= best.width());
    }

    private boolean looksLikeJson() throws IOException {
        List<RawRow> rows = rows(Layout.JSON_LINES.in(charset), 10);
        return !rows.isEmpty() && rows.getFirst() instanceof RawRow.Cells;
    }

    private Candidate judge(Layout layout) throws IOException {
        var widths = new HashMap<Integer, Integer>();
        List<RawRow> rows = rows(layout, ROWS);
        int broken = 0;
        int torn = 0;
        for (RawRow row : rows) {
            switch (row) {
                case RawRow.Cells cells -> {
                    widths.merge(cells.cells().size(), 1, Integer::sum);
                    if (layout.quotes() && cells.cells().stream().anyMatch(Sniffer::isTorn)) torn++;
                }
                case RawRow.Misfit misfit -> widths.merge(misfit.cells().size(), 1, Integer::sum);
                case RawRow.Broken _ -> broken++;
            }
        }
        var usual = widths.entrySet().stream().max(Map.Entry.comparingByValue());
        int width = usual.map(Map.Entry::getKey).orElse(0);
        double consistency = usual.map(Map.Entry::getValue).orElse(0) / (double) Math.max(1, rows.size());
        boolean crooked = torn * 2 > rows.size() || (!rows.isEmpty() && width(rows.getFirst()) != width);
        return new Candidate(layout, consistency, width, broken, torn, crooked);
    }

    private static int width(RawRow row) {
        return switch (row) {
            case RawRow.Cells cells -> cells.cells().size();
            case RawRow.Misfit misfit -> misfit.cells().size();
            case RawRow.Broken _ -> 0;
        };
    }

    /// Whether a cell holds one side of a pair of quotes.
    private static boolean isTorn(String cell) {
        boolean oneEnd = cell.startsWith("\"") != cell.endsWith("\"");
        return oneEnd && (cell.chars().filter(c -> c == '"').count() & 1) == 1;
    }

    /// The rows of the head that are whole.
    List<RawRow> rows(Layout layout, int most) throws IOException {
        var rows = new ArrayList<RawRow>();
        boolean all = true;
        try (TableReader table = TableReader.open(new ByteArrayInputStream(head), layout)) {
            for (RawRow row = table.next(); row != null; row = table.next()) {
                all = rows.size() < most;
                if (!all) break;
                rows.add(row);
            }
        }
        if (!cut || rows.size() < 2) return rows;
        int whole = beforeTheOpenQuote(rows);
        return rows.subList(0, whole == rows.size() && all ? whole - 1 : whole);
    }

    /// Where the head ends inside a quoted cell of many lines, these lines look like rows behind a broken one. A stray
    /// quote breaks its row too, but behind it rows go on as they were.
    private static int beforeTheOpenQuote(List<RawRow> rows) {
        for (int i = 1; i < rows.size() - 1; i++) {
            if (!(rows.get(i) instanceof RawRow.Broken broken)
                    || broken.problem().reason() != Reason.UNCLOSED_QUOTE) continue;
            List<RawRow> behind = rows.subList(i + 1, rows.size());
            long fitting =
                    behind.stream().filter(RawRow.Cells.class::isInstance).count();
            return fitting * 2 > behind.size() ? rows.size() : i;
        }
        return rows.size();
    }

    /// The cells of the rows that fit.
    List<List<String>> cells(Layout layout, int most) throws IOException {
        return rows(layout, most).stream()
                .filter(RawRow.Cells.class::isInstance)
                .map(row -> ((RawRow.Cells) row).cells())
                .toList();
    }
}
