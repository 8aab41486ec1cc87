package io.attune.platform.tabular;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes the refused rows with their original columns, then `line` and `error`, so that they can be put right in a
/// spreadsheet and imported again with the same mapping.
///
/// Cells that a spreadsheet would run as a formula get a leading apostrophe, as OWASP advises; [TableReader] takes it
/// away again when it meets such a file.
public final class ErrorFile {
    static final List<String> ADDED = List.of("line", "error");

    private final Appendable out;
    private final int width;
    private final Function<Row.Refused, String> words;

    private ErrorFile(Appendable out, int width, Function<Row.Refused, String> words) {
        this.out = out;
        this.width = width;
        this.words = words;
    }

    /// Begins a comma separated file in UTF-8 (with a mark, for spreadsheets) by writing its header; `words` says what
    /// is wrong with a row.
    public static ErrorFile begin(Appendable out, List<String> names, Function<Row.Refused, String> words)
            throws IOException {
        var file = new ErrorFile(out, Math.max(1, names.size()), words);
        out.append('\uFEFF');
        file.write(names.isEmpty() ? List.of("Column 1") : names, ADDED.get(0), ADDED.get(1));
        return file;
    }

    public void add(Row.Refused row) throws IOException {
        write(fitted(row.cells()), Long.toString(row.line()), words.apply(row));
    }

    /// Cells too many are joined in the last column, cells too few are left empty.
    private List<String> fitted(List<String> cells) {
        var fitted = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
        if (cells.size() > width) fitted.set(width - 1, String.join(",", cells.subList(width - 1, cells.size())));
        while (fitted.size() < width) fitted.add("");
        return fitted;
    }

    private void write(List<String> cells, String line, String error) throws IOException {
        for (String cell : cells) out.append(quoted(harmless(cell))).append(',');
        out.append(line).append(',').append(quoted(harmless(error))).append("\r\n");
    }

    /// A line of comma separated cells of which none is run as a formula.
    public static void line(Appendable out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.append(',');
            out.append(quoted(harmless(cells.get(i))));
        }
        out.append("\r\n");
    }

    /// The cell as a spreadsheet shows it and never runs it; plain numbers stay numbers.
    static String harmless(String cell) {
        return startsFormula(unmarked(cell)) && !isNumber(cell) ? "'" + cell : cell;
    }

    /// Undoes [#harmless(String)].
    static String original(String cell) {
        return cell.startsWith("'") && startsFormula(unmarked(cell)) ? cell.substring(1) : cell;
    }

    private static String unmarked(String cell) {
        int i = 0;
        while (i < cell.length() && cell.charAt(i) == '\'') i++;
        return cell.substring(i);
    }

    private static boolean startsFormula(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0;
    }

    private static boolean isNumber(String cell) {
        for (int i = 1; i < cell.length(); i++) if ("0123456789.,".indexOf(cell.charAt(i)) < 0) return false;
        return cell.length() > 1 && (cell.charAt(0) == '-' || cell.charAt(0) == '+');
    }

    private static String quoted(String cell) {
        boolean plain = cell.isEmpty() || !cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        boolean padded = !cell.isEmpty() && (cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' ');
        return plain && !padded ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
