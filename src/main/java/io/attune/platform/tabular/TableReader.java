package io.attune.platform.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a file one after the other as text cells, in constant memory.
public final class TableReader implements Closeable {
    private final RowScanner scanner;
    private final CountingStream bytes;
    private final boolean checksWidth;
    private final List<String> names;
    private final boolean ownErrorFile;
    private @Nullable RawRow pending;
    private int width;

    private TableReader(CountingStream bytes, Layout layout) throws IOException {
        this.bytes = bytes;
        var window = new CharWindow(Encoding.reader(bytes, layout.charset()));
        this.checksWidth = layout.separation() != Separation.JSON_LINES;
        this.scanner = checksWidth ? new SeparatedScanner(window, layout) : new JsonLineScanner(window, layout);
        this.names = checksWidth ? namesFromFirstRow(layout.header()) : scanner.names();
        this.ownErrorFile = layout.header() && endsLikeAnErrorFile(names);
    }

    public static TableReader open(InputStream bytes, Layout layout) throws IOException {
        return new TableReader(new CountingStream(bytes), layout);
    }

    /// The names of the columns, from the header or, where there is none, `Column 1`, `Column 2`, …
    public List<String> names() {
        return names;
    }

    /// The next row, or null at the end of the file.
    public @Nullable RawRow next() throws IOException {
        RawRow row = pending;
        if (row == null) row = scanner.next();
        pending = null;
        return checksWidth && row instanceof RawRow.Cells cells ? checked(cells) : row;
    }

    /// How many bytes of the file have been taken in so far, for progress bars.
    public long bytesRead() {
        return bytes.count();
    }

    /// The position of the column that is meant, counted from 0.
    public int column(Source source) {
        return switch (source) {
            case Source.Position(int index) -> {
                if (index >= names.size())
                    throw new IllegalArgumentException(
                            "there is no column " + (index + 1) + ", the file has " + names.size());
                yield index;
            }
            case Source.Named(String name) -> named(name);
        };
    }

    private int named(String name) {
        int index = names.indexOf(name);
        for (int i = 0; index < 0 && i < names.size(); i++) if (names.get(i).equalsIgnoreCase(name.strip())) index = i;
        if (index < 0) index = scanner.column(name);
        if (index < 0)
            throw new IllegalArgumentException(
                    "there is no column \"" + name + "\"; the columns are " + String.join(", ", names));
        return index;
    }

    private List<String> namesFromFirstRow(boolean header) throws IOException {
        RawRow first = scanner.next();
        while (first instanceof RawRow.Cells cells && saysSeparator(cells)) first = scanner.next();
        if (!(first instanceof RawRow.Cells cells)) {
            pending = first;
            return List.of();
        }
        width = cells.cells().size();
        if (!header) pending = first;
        var found = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            String name = header ? cells.cells().get(i).strip() : "";
            found.add(name.isEmpty() ? "Column " + (i + 1) : name);
        }
        return List.copyOf(found);
    }

    /// Spreadsheets write `sep=;` as a first line, which is no row.
    private static boolean saysSeparator(RawRow.Cells row) {
        return row.line() == 1 && row.cells().getFirst().startsWith("sep=");
    }

    private RawRow checked(RawRow.Cells row) {
        int found = row.cells().size();
        if (width == 0) width = found;
        if (found == width) return ownErrorFile ? original(row) : row;
        Reason reason = found > width ? Reason.TOO_MANY_CELLS : Reason.TOO_FEW_CELLS;
        return new RawRow.Misfit(row.line(), row.cells(), Problem.of(reason, found, width));
    }

    private static boolean endsLikeAnErrorFile(List<String> names) {
        int added = ErrorFile.ADDED.size();
        return names.size() > added
                && names.subList(names.size() - added, names.size()).equals(ErrorFile.ADDED);
    }

    private static RawRow.Cells original(RawRow.Cells row) {
        return new RawRow.Cells(
                row.line(), row.cells().stream().map(ErrorFile::original).toList());
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
