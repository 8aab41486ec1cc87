package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the tab "Details" shows of a person or account. `changer` names who changed it last.
public record RecordDetails(
        Facts facts,
        Stamp stamp,
        List<Map.Entry<CustomField, FieldValue>> fields,
        @Nullable String owner,
        @Nullable String team,
        Made made,
        @Nullable String changer) {
    public RecordDetails {
        fields = List.copyOf(fields);
    }

    static RecordDetails of(
            Facts facts,
            Stamp stamp,
            List<CustomField> order,
            @Nullable String owner,
            @Nullable String team,
            Made made,
            @Nullable String changer) {
        List<Map.Entry<CustomField, FieldValue>> fields = facts.fields().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> order.indexOf(entry.getKey())))
                .toList();
        return new RecordDetails(facts, stamp, fields, owner, team, made, changer);
    }
}
