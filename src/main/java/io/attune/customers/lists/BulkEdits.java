package io.attune.customers.lists;

import io.attune.customers.ListChanges;
import io.attune.customers.ListChanges.Changed;
import io.attune.customers.Listing;
import io.attune.customers.lists.BulkStore.Edit;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes many records at once, and takes that back for all that nobody changed since.
@Component
class BulkEdits {
    private final BulkStore edits;
    private final Listings listings;
    private final Audit audit;

    BulkEdits(BulkStore edits, Listings listings, Audit audit) {
        this.edits = edits;
        this.listings = listings;
        this.audit = audit;
    }

    /// What was done, for taking it back; `records` are those that differ now.
    record Done(long edit, int records) {}

    @Transactional
    public Done change(Viewer viewer, Listing listing, List<Long> records, String what, String value) {
        List<Changed> changed = changes(viewer, listing).give(viewer, records, what, value);
        long edit = edits.remember(viewer, new Edit(listing.key(), what, value), changed);
        if (!changed.isEmpty())
            audit.record(
                    viewer.user(),
                    "list.changed",
                    "edit:" + edit,
                    Map.of("list", listing.key(), "records", Integer.toString(changed.size()), "what", what));
        return new Done(edit, changed.size());
    }

    /// How many are as they were; those that somebody changed since stay as they are.
    @Transactional
    public int undo(Viewer viewer, long id) {
        Edit edit = edits.undo(viewer, id).orElseThrow(() -> new NotFound("edit " + id));
        ListChanges changes = changes(viewer, listings.get(viewer, edit.list()));
        int back = changes.giveBack(viewer, edit.change(), edit.value(), edits.changed(id));
        if (back > 0)
            audit.record(viewer.user(), "list.undone", "edit:" + id, Map.of("records", Integer.toString(back)));
        return back;
    }

    /// @throws AccessDeniedException where this viewer changes nothing of the list
    static ListChanges changes(Viewer viewer, Listing listing) {
        return listing.changes(viewer).orElseThrow(() -> new AccessDeniedException(listing.key() + " are only read"));
    }
}
