package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.customers.Origin;
import io.attune.platform.web.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the tab "Details" shows of a person or account. `maker` names who made it, `changer` who changed it last.
public record RecordDetails(
        Facts facts,
        Stamp stamp,
        List<Map.Entry<CustomField, FieldValue>> fields,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String maker,
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
            @Nullable String maker,
            @Nullable String changer) {
        List<Map.Entry<CustomField, FieldValue>> fields = facts.fields().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> order.indexOf(entry.getKey())))
                .toList();
        return new RecordDetails(facts, stamp, fields, owner, team, maker, changer);
    }

    /// Such as "Mira Kovač" or "import 12".
    public String origin(Words words) {
        Origin origin = stamp.origin();
        String id = origin.id() == null ? "" : origin.id().toString();
        return switch (origin.kind()) {
            case USER -> maker == null ? words.text("origin.user") : maker;
            case IMPORT -> words.text("origin.import", id);
            case API -> words.text("origin.api", id);
            case CHANNEL -> words.text("origin.channel", id);
            case SYSTEM -> words.text("origin.system");
        };
    }

    /// Where one reads more about the origin.
    public @Nullable String originPath() {
        Origin origin = stamp.origin();
        return origin.kind() == Origin.Kind.IMPORT && origin.id() != null && origin.id() > 0
                ? "/imports/" + origin.id()
                : null;
    }
}
