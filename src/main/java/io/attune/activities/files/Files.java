package io.attune.activities.files;

import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Each thing that can be done with a file, with its line on the timeline.
@Component
class Files {
    static final String SOURCE = "file";
    private static final int LONGEST_NAME = 200;

    private final FileStore store;
    private final Shelves shelves;
    private final Subjects subjects;
    private final Timeline timeline;
    private final Audit audit;
    private final WebhookEvents webhooks;
    private final TransactionTemplate transaction;

    Files(
            FileStore store,
            Shelves shelves,
            Subjects subjects,
            Timeline timeline,
            Audit audit,
            WebhookEvents webhooks,
            TransactionTemplate transaction) {
        this.store = store;
        this.shelves = shelves;
        this.subjects = subjects;
        this.timeline = timeline;
        this.audit = audit;
        this.webhooks = webhooks;
        this.transaction = transaction;
    }

    /// Keeps a file that [Kinds] takes; one that breaks off in between leaves nothing.
    /// `interaction` is the note that it belongs to.
    CustomerFile add(Viewer viewer, Subject subject, @Nullable Long interaction, String name, InputStreamSource file)
            throws IOException {
        if (!Subjects.adds(viewer)) throw new AccessDeniedException("this role changes no activities");
        Shelf shelf = shelves.forNew();
        long id = store.begin(viewer, subjects.require(viewer, subject), interaction, named(name), shelf.place());
        try (var bytes = new BufferedInputStream(file.getInputStream())) {
            long size = shelf.keep(id, bytes);
            transaction.executeWithoutResult(_ -> {
                store.complete(id, size);
                timeline.put(List.of(line(find(viewer, id))));
                webhooks.happened(FilesConfiguration.CREATED, Map.of("id", id));
            });
            return find(viewer, id);
        } catch (IOException | RuntimeException e) {
            store.remove(id);
            throw e;
        }
    }

    @Transactional
    public CustomerFile delete(Viewer viewer, long id) {
        if (!store.setDeleted(viewer, id, true)) throw new NotFound("file " + id);
        timeline.remove(SOURCE, List.of(id));
        webhooks.happened(FilesConfiguration.DELETED, Map.of("id", id));
        audit.record(viewer.user(), "file.deleted", "file:" + id, Map.of());
        return find(viewer, id);
    }

    @Transactional
    public CustomerFile restore(Viewer viewer, long id) {
        if (!store.setDeleted(viewer, id, false)) throw new NotFound("file " + id);
        audit.record(viewer.user(), "file.restored", "file:" + id, Map.of());
        webhooks.happened(FilesConfiguration.CREATED, Map.of("id", id));
        CustomerFile restored = find(viewer, id);
        timeline.put(List.of(line(restored)));
        return restored;
    }

    /// Its bytes; refused where they are not where they were put.
    Shelf shelf(CustomerFile file) {
        return shelves.of(file.lies())
                .filter(shelf -> shelf.has(file.id()))
                .orElseThrow(() -> new NotFound("the bytes of file " + file.id()));
    }

    /// One that is not deleted.
    CustomerFile present(Viewer viewer, long id) {
        return store.find(viewer, id).filter(file -> !file.deleted()).orElseThrow(() -> new NotFound("file " + id));
    }

    CustomerFile find(Viewer viewer, long id) {
        return store.find(viewer, id).orElseThrow(() -> new NotFound("file " + id));
    }

    /// Its last part, without what would mean something to a shell, a header or a folder.
    static String named(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]", "")
                .strip();
        if (last.isEmpty()) return "file";
        if (last.length() <= LONGEST_NAME) return last;
        // The end says what kind it is.
        return last.substring(0, LONGEST_NAME - 20) + "…" + last.substring(last.length() - 19);
    }

    static TimelineEntry line(CustomerFile file) {
        return new TimelineEntry(
                SOURCE,
                file.id(),
                file.subject().person(),
                file.subject().account(),
                file.createdAt(),
                SOURCE,
                file.name(),
                null,
                null,
                file.path(),
                List.of(),
                file.only());
    }
}
