package io.attune.customers.records;

import io.attune.customers.CustomFields;
import io.attune.customers.RecordKind;
import io.attune.platform.security.Viewer;
import org.springframework.stereotype.Component;

/// Makes [RecordDetails], with the names of colleagues.
@Component
public class Details {
    private final Ownership ownership;
    private final CustomFields fields;
    private final Makers makers;

    Details(Ownership ownership, CustomFields fields, Makers makers) {
        this.ownership = ownership;
        this.fields = fields;
        this.makers = makers;
    }

    public RecordDetails of(Viewer viewer, RecordKind kind, Facts facts, Stamp stamp) {
        return RecordDetails.of(
                facts,
                stamp,
                fields.of(kind),
                ownership.name(facts.owner()).orElse(null),
                ownership.name(facts.team()).orElse(null),
                makers.made(viewer, stamp.origin(), stamp.createdAt()),
                ownership.name(stamp.updatedBy()).orElse(null));
    }
}
