package io.attune.customers;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A list as a table. `total` is how many rows there are, 0 where nobody counted them.
public record ExportSheet<T>(List<Column<T>> columns, Pages<T> pages, long total) {
    public ExportSheet {
        columns = List.copyOf(columns);
    }

    public ExportSheet(List<Column<T>> columns, Pages<T> pages) {
        this(columns, pages, 0);
    }

    /// `label` is what stands above it. A cell is a number as a [java.math.BigDecimal], or is written as its text:
    /// days and moments by ISO 8601, as programs read them.
    public record Column<T>(String label, Function<T, @Nullable Object> cell) {}

    /// Gives the rows after the last one of the page before, which is absent at the beginning.
    public interface Pages<T> {
        List<T> after(@Nullable T last, int limit);
    }
}
