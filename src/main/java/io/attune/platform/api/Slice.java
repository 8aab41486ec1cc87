package io.attune.platform.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Some of a list. `next` is the cursor with which the same request gives what follows; absent at the end.
public record Slice<T>(List<T> items, @Nullable String next) {
    public Slice {
        items = List.copyOf(items);
    }

    /// `found` was asked for with `limit + 1`; `cursor` names an item as the last one of a page.
    public static <T> Slice<T> of(List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) return new Slice<>(found, null);
        List<T> shown = found.subList(0, limit);
        return new Slice<>(shown, cursor.apply(shown.getLast()).toString());
    }
}
