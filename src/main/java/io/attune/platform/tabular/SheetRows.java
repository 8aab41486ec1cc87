package io.attune.platform.tabular;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Writes rows of a sheet as comma separated text, all as wide as the widest of the first ones: sheets leave cells at
/// the end out. A later row that is wider stays so, and is refused by whoever reads it.
final class SheetRows {
    private static final int FIRST = 200;

    private final Appendable out;
    private final List<List<String>> first = new ArrayList<>();
    private int width;
    private boolean begun;

    SheetRows(Appendable out) {
        this.out = out;
    }

    void add(List<String> cells) throws IOException {
        if (cells.isEmpty()) return;
        if (begun) {
            write(cells);
            return;
        }
        first.add(List.copyOf(cells));
        if (first.size() == FIRST) flush();
    }

    void flush() throws IOException {
        if (begun) return;
        begun = true;
        for (List<String> cells : first) width = Math.max(width, cells.size());
        for (List<String> cells : first) write(cells);
        first.clear();
    }

    private void write(List<String> cells) throws IOException {
        for (int i = 0; i < Math.max(width, cells.size()); i++) {
            if (i > 0) out.append(',');
            if (i < cells.size()) out.append(quoted(cells.get(i)));
        }
        out.append('\n');
    }

    private static String quoted(String cell) {
        if (cell.isEmpty()) return cell;
        boolean plain = cell.charAt(0) > ' ' && cell.charAt(cell.length() - 1) > ' ';
        for (int i = 0; plain && i < cell.length(); i++) plain = ",\"\n\r".indexOf(cell.charAt(i)) < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
