package io.attune.customers.lists;

import io.attune.customers.ListAddress;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Reads what an address asks of a list.
@Component
class Queries {
    private final Columns columns;

    Queries(Columns columns) {
        this.columns = columns;
    }

    ListQuery read(Viewer viewer, Listing listing, String query) {
        return read(viewer, listing, ListAddress.parse(query));
    }

    ListQuery read(Viewer viewer, Listing listing, ListAddress address) {
        return read(listing, columns.of(viewer, listing), address);
    }

    ListQuery read(Listing listing, List<ListColumn> all, ListAddress address) {
        return ListQuery.read(
                all,
                listing.standard(),
                address.text("q"),
                Stream.concat(address.typed().getOrDefault("f", List.of()).stream(), listing.asked(address).stream())
                        .toList(),
                address.typed().getOrDefault("col", List.of()),
                List.of(address.text("sort"), listing.sort()));
    }
}
