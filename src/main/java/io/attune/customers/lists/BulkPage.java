package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a change of many records would do: how many, and the first of them as they are now. `value` is what was typed
/// so far; `becomes` is absent until it makes sense; `records` are empty where all of the list are meant.
public record BulkPage(
        Listing listing,
        ListQuery query,
        List<Long> records,
        int count,
        boolean cut,
        String what,
        String label,
        ListColumn column,
        List<Choice> values,
        String value,
        @Nullable String problem,
        @Nullable String becomes,
        List<ListRow> sample) {
    public BulkPage {
        records = List.copyOf(records);
        values = List.copyOf(values);
        sample = List.copyOf(sample);
    }

    public String path() {
        return listing.path();
    }

    public boolean ready() {
        return becomes != null;
    }

    /// Whether a day is typed.
    public boolean dated() {
        CustomField field = column.field();
        return column.type() == ListColumn.ColumnType.DEADLINE
                || (field != null && field.type() == CustomField.Type.DATE);
    }

    public @Nullable String none() {
        return BulkWords.mayBeEmpty(column) ? "–" : null;
    }

    public String name(ListRow row, Words words) {
        return row.name(listing, query.name(), words);
    }
}
