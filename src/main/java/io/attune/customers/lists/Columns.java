package io.attune.customers.lists;

import io.attune.customers.CustomFields;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.RecordKind;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The columns of each list: those of its module, and those that the company added.
@Component
class Columns {
    private final CustomFields fields;

    Columns(CustomFields fields) {
        this.fields = fields;
    }

    List<ListColumn> of(Viewer viewer, Listing listing) {
        RecordKind kind = listing.record();
        List<ListColumn> own = listing.columns(viewer);
        return kind == null
                ? own
                : Stream.concat(own.stream(), fields.of(kind).stream().map(ListColumn::of))
                        .toList();
    }
}
