package io.attune.platform.tabular;

import java.util.List;

/// A row as it stands in the file, before anything is made of its cells; `line` is where it starts, counted from 1.
public sealed interface RawRow {
    long line();

    record Cells(long line, List<String> cells) implements RawRow {
        public Cells {
            cells = List.copyOf(cells);
        }
    }

    /// A row with more or fewer cells than the table has columns.
    record Misfit(long line, List<String> cells, Problem problem) implements RawRow {
        public Misfit {
            cells = List.copyOf(cells);
        }
    }

    /// A row that could not be cut into cells: `text` is its (first) line, shortened when very long.
    record Broken(long line, String text, Problem problem) implements RawRow {}
}
