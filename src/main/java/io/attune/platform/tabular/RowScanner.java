package io.attune.platform.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a file into rows; what is wrong with one row costs that row only.
interface RowScanner extends Closeable {
    /// Longest cell, in characters.
    int MAX_CELL = 1_000_000;

    /// Longest row, in characters; bounds the memory that reading takes.
    int MAX_ROW = 8_000_000;

    /// Most cells in a row; spreadsheets end here too.
    int MAX_CELLS = 16_384;

    /// How much of a broken line is kept to show it.
    int SHOWN = 2_000;

    @Nullable
    RawRow next() throws IOException;

    /// Column names that the format itself carries; empty where there are none.
    List<String> names() throws IOException;

    /// The position of a named column, or -1; formats without fixed columns make room for it.
    int column(String name);
}
