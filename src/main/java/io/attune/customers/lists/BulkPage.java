package io.attune.customers.lists;

import io.attune.customers.RecordKind;
import io.attune.platform.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a change of many records would do: how many, and the first of them as they are now. `value` is what was typed
/// so far; `ready` once it makes sense; `records` are empty where all of the list are meant.
public record BulkPage(
        RecordKind kind,
        ListQuery query,
        List<Long> records,
        int count,
        boolean cut,
        String what,
        ListColumn column,
        List<Choice> values,
        String value,
        @Nullable String problem,
        boolean ready,
        String becomes,
        List<ListRow> sample) {
    public BulkPage {
        records = List.copyOf(records);
        values = List.copyOf(values);
        sample = List.copyOf(sample);
    }

    public String path() {
        return ListPage.path(kind);
    }
}
