package io.attune.customers.lists;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One record of a list, with what it holds in each shown column. `sortedAt` is where a page goes on after it.
public record ListRow(
        long id,
        String name,
        @Nullable String about,
        Map<String, Cell> cells,
        @Nullable String sortedAt) {
    public ListRow {
        cells = Map.copyOf(cells);
    }

    public @Nullable Cell cell(ListColumn column) {
        return cells.get(column.key());
    }
}
