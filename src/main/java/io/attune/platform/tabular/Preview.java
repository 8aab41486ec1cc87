package io.attune.platform.tabular;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The beginning of a file and what it seems to be, for a person to confirm or correct before it is imported.
public record Preview(
        Layout layout, boolean encodingCertain, List<Column> columns, List<RawRow> rows, List<Suggestion> suggestions) {
    private static final int HEAD = 1 << 20;
    private static final int SAMPLE = 1_000;

    /// A column of the file; `sample` holds its cells in the rows that were looked at.
    public record Column(int index, String name, ColumnGuess guess, List<String> sample) {
        /// The formats in which this column can be read as the type, likeliest first; empty where it cannot.
        public List<String> formats(CellType<?> type) {
            return ColumnGuess.formats(sample, type);
        }
    }

    /// A column that seems to fill a field. With more than one format a person must say which is meant; without any,
    /// the name fits but the cells do not.
    public record Suggestion(TargetField<?> field, Column column, List<String> formats) {
        public boolean certain() {
            return formats.size() == 1;
        }

        public Mapping.Assignment<?> assignment() {
            return new Mapping.Assignment<>(
                    field, new Source.Position(column.index()), formats.isEmpty() ? "" : formats.getFirst());
        }
    }

    /// Guesses everything; reads the whole file once to be sure of its encoding.
    public static Preview of(Path file, List<TargetField<?>> fields) throws IOException {
        return of(file, Choice.NONE, fields);
    }

    /// Guesses what a person has not said.
    public static Preview of(Path file, Choice choice, List<TargetField<?>> fields) throws IOException {
        Encoding encoding = encoding(file, choice.charset());
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] head = bytes.readNBytes(HEAD);
            var sniffer = new Sniffer(head, bytes.read() >= 0, encoding.charset());
            return of(head, sniffer, sniffer.layout(choice, fields), encoding.certain(), fields);
        }
    }

    /// The same with a layout that a person chose as a whole.
    public static Preview of(Path file, Layout layout, List<TargetField<?>> fields) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] head = bytes.readNBytes(HEAD);
            return of(head, new Sniffer(head, bytes.read() >= 0, layout.charset()), layout, true, fields);
        }
    }

    /// The suggestion for a field, if there is one.
    public Optional<Suggestion> suggestion(TargetField<?> field) {
        return suggestions.stream().filter(s -> s.field().equals(field)).findFirst();
    }

    private static Encoding encoding(Path file, @Nullable Charset chosen) throws IOException {
        if (chosen != null) return new Encoding(chosen, true);
        try (InputStream bytes = Files.newInputStream(file)) {
            return Encoding.of(bytes);
        }
    }

    private static Preview of(
            byte[] head, Sniffer sniffer, Layout layout, boolean encodingCertain, List<TargetField<?>> fields)
            throws IOException {
        List<String> names;
        try (TableReader table = TableReader.open(new ByteArrayInputStream(head), layout)) {
            names = table.names();
        }
        List<RawRow> rows = sniffer.rows(layout, SAMPLE);
        List<Column> columns = columns(names, rows);
        return new Preview(layout, encodingCertain, columns, rows, suggestions(columns, fields));
    }

    private static List<Column> columns(List<String> names, List<RawRow> rows) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < names.size(); i++) {
            var sample = new ArrayList<String>();
            for (RawRow row : rows)
                if (row instanceof RawRow.Cells cells) sample.add(cells.cells().get(i));
            columns.add(new Column(i, names.get(i), ColumnGuess.of(sample), List.copyOf(sample)));
        }
        return columns;
    }

    private static List<Suggestion> suggestions(List<Column> columns, List<TargetField<?>> fields) {
        var possible = new ArrayList<Ranked>();
        for (TargetField<?> field : fields)
            for (Column column : columns) {
                int rank = Synonyms.rank(field, column.name());
                if (rank < Integer.MAX_VALUE)
                    possible.add(new Ranked(rank, new Suggestion(field, column, column.formats(field.type()))));
            }
        possible.sort(Comparator.comparing(Ranked::unreadable).thenComparingInt(Ranked::rank));
        var found = new ArrayList<Suggestion>();
        for (Ranked next : possible) if (found.stream().noneMatch(next::clashes)) found.add(next.suggestion());
        return found;
    }

    /// What can be read comes before what cannot, the better name before the other; no column fills two fields.
    private record Ranked(int rank, Suggestion suggestion) {
        boolean unreadable() {
            return suggestion.formats().isEmpty();
        }

        boolean clashes(Suggestion other) {
            return other.field().equals(suggestion.field()) || other.column().equals(suggestion.column());
        }
    }
}
