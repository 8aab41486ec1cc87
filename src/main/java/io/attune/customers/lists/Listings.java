package io.attune.customers.lists;

import io.attune.customers.Listing;
import io.attune.customers.RecordKind;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// All lists that modules bring.
@Component
class Listings {
    private final List<Listing> all;

    Listings(List<Listing> all) {
        this.all = List.copyOf(all);
    }

    /// Empty also where it is not for this viewer.
    Optional<Listing> find(Viewer viewer, String key) {
        return all.stream()
                .filter(listing -> listing.key().equals(key) && viewer.may(listing.needs()))
                .findFirst();
    }

    /// @throws NotFound where there is none, or not for this viewer
    Listing get(Viewer viewer, String key) {
        return find(viewer, key).orElseThrow(() -> new NotFound("list " + key));
    }

    /// Of people or accounts.
    Listing of(RecordKind kind) {
        return all.stream()
                .filter(listing -> listing.record() == kind)
                .findFirst()
                .orElseThrow();
    }
}
