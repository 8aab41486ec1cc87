package io.attune.platform.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The rows of a file as typed values, one after the other, in constant memory.
public final class Rows implements Iterator<Row>, Closeable {
    private final TableReader table;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Column<?>[] columns;
    private @Nullable Row next;
    private boolean ended;

    private record Column<T>(TargetField<T> field, int index, CellParser<T> parser) {
        @Nullable
        T value(List<String> cells) {
            String cell = cells.get(index).strip();
            if (field.type().absent(cell)) {
                if (field.required()) throw new CellException(Reason.MISSING, field.name());
                return null;
            }
            return parser.parse(cell);
        }
    }

    private Rows(TableReader table, Mapping mapping) {
        this.table = table;
        this.columns = new Column<?>[mapping.assignments().size()];
        for (int i = 0; i < columns.length; i++) {
            Mapping.Assignment<?> assignment = mapping.assignments().get(i);
            columns[i] = column(assignment, mapping);
            positions.put(assignment.field().name(), i);
        }
    }

    /// Opens a file; a mapping to a column that is not there is an [IllegalArgumentException].
    public static Rows open(InputStream bytes, Layout layout, Mapping mapping) throws IOException {
        TableReader table = TableReader.open(bytes, layout);
        try {
            return new Rows(table, mapping);
        } catch (IllegalArgumentException unknownColumn) {
            table.close();
            throw unknownColumn;
        }
    }

    private <T> Column<T> column(Mapping.Assignment<T> assignment, Mapping mapping) {
        CellParser<T> parser = assignment.field().type().parser(assignment.format(), mapping.zone());
        return new Column<>(assignment.field(), table.column(assignment.source()), parser);
    }

    /// The columns of the file, which an error file repeats.
    public List<String> names() {
        return table.names();
    }

    /// How many bytes of the file have been taken in so far, for progress bars.
    public long bytesRead() {
        return table.bytesRead();
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                RawRow raw = table.next();
                if (raw == null) ended = true;
                else next = row(raw);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) throw new NoSuchElementException();
        Row row = next;
        next = null;
        return row;
    }

    private Row row(RawRow raw) {
        return switch (raw) {
            case RawRow.Cells cells -> parsed(cells);
            case RawRow.Misfit misfit -> refused(misfit.line(), misfit.cells(), "", misfit.problem());
            case RawRow.Broken broken -> refused(broken.line(), List.of(broken.text()), "", broken.problem());
        };
    }

    private Row parsed(RawRow.Cells raw) {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            try {
                values[i] = columns[i].value(raw.cells());
            } catch (CellException unreadable) {
                return refused(raw.line(), raw.cells(), columns[i].field().name(), unreadable.problem());
            }
        }
        return new Row.Parsed(raw.line(), raw.cells(), positions, values);
    }

    private static Row.Refused refused(long line, List<String> cells, String column, Problem problem) {
        return new Row.Refused(line, cells, column, problem);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
