package io.attune.customers.lists;

import io.attune.customers.CustomFields;
import io.attune.customers.FurtherColumns;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.RecordKind;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The columns of each list: those of its module, and those that the company added.
@Component
class Columns {
    private final CustomFields fields;
    private final List<FurtherColumns> further;

    Columns(CustomFields fields, ObjectProvider<FurtherColumns> further) {
        this.fields = fields;
        this.further = further.orderedStream().toList();
    }

    List<ListColumn> of(Viewer viewer, Listing listing) {
        RecordKind kind = listing.record();
        List<ListColumn> own = Stream.concat(
                        listing.columns(viewer).stream(),
                        further.stream()
                                .filter(more -> more.list().equals(listing.key()))
                                .flatMap(more -> more.columns(viewer).stream()))
                .toList();
        return kind == null
                ? own
                : Stream.concat(own.stream(), fields.of(kind).stream().map(ListColumn::of))
                        .toList();
    }
}
