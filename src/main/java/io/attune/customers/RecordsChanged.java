package io.attune.customers;

import java.util.List;

/// What is known of people or accounts changed, or they are new; no `records` are named where an import wrote many.
/// Listeners derive what they keep of them anew.
public record RecordsChanged(RecordKind kind, List<Long> records) {
    public RecordsChanged {
        records = List.copyOf(records);
    }

    public static RecordsChanged many(RecordKind kind) {
        return new RecordsChanged(kind, List.of());
    }
}
