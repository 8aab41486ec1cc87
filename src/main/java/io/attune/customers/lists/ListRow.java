package io.attune.customers.lists;

import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.platform.web.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One record of a list, with what it holds in each shown column; some have no name. `sortedAt` is where a page goes on
/// after it.
public record ListRow(
        long id,
        @Nullable String name,
        @Nullable String about,
        Map<String, Cell> cells,
        @Nullable String sortedAt) {
    public ListRow {
        cells = Map.copyOf(cells);
    }

    /// What it is called; a number alone is no name, nor is nothing.
    String name(Listing listing, ListColumn column, Words words) {
        return name == null || column.type() == ListColumn.ColumnType.NUMBER
                ? words.text(listing.words() + "unnamed", Long.toString(id))
                : name;
    }

    public @Nullable Cell cell(ListColumn column) {
        return cells.get(column.key());
    }
}
