package io.attune.customers.records;

import io.attune.customers.CustomFields;
import io.attune.customers.Origin;
import io.attune.customers.RecordKind;
import io.attune.platform.security.UserId;
import org.springframework.stereotype.Component;

/// Makes [RecordDetails], with the names of colleagues.
@Component
public class Details {
    private final Ownership ownership;
    private final CustomFields fields;

    Details(Ownership ownership, CustomFields fields) {
        this.ownership = ownership;
        this.fields = fields;
    }

    public RecordDetails of(RecordKind kind, Facts facts, Stamp stamp) {
        Origin origin = stamp.origin();
        UserId maker = origin.kind() == Origin.Kind.USER && origin.id() != null ? new UserId(origin.id()) : null;
        return RecordDetails.of(
                facts,
                stamp,
                fields.of(kind),
                ownership.name(facts.owner()).orElse(null),
                ownership.name(facts.team()).orElse(null),
                ownership.name(maker).orElse(null),
                ownership.name(stamp.updatedBy()).orElse(null));
    }
}
