package io.attune.activities.files;

import io.attune.activities.subjects.Subject;
import io.attune.customers.Timeline;
import io.attune.platform.security.Viewer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// The files of a note, call or meeting: seen by whoever sees that, and gone with it.
@Component
public class AttachedFiles {
    private final Files files;
    private final FileStore store;
    private final FileCheck check;
    private final Timeline timeline;

    AttachedFiles(Files files, FileStore store, FileCheck check, Timeline timeline) {
        this.files = files;
        this.store = store;
        this.check = check;
        this.timeline = timeline;
    }

    public List<CustomerFile> of(Viewer viewer, long interaction) {
        return store.of(viewer, interaction);
    }

    /// Why it is not kept, as a message key; absent where it may be.
    public Optional<String> problem(MultipartFile file) throws IOException {
        try {
            check.check(file);
            return Optional.empty();
        } catch (FileRefused e) {
            return Optional.of(e.key().equals(FileCheck.LARGE) ? "files.problem.heavy" : e.key());
        }
    }

    /// Keeps one without a [#problem]; `subject` is whom the interaction is about.
    public void add(Viewer viewer, Subject subject, long interaction, MultipartFile file) throws IOException {
        files.add(viewer, subject, interaction, FileCheck.name(file), file);
    }

    /// Takes their lines off the timeline, in the caller's transaction.
    public void hide(long interaction) {
        timeline.remove(Files.SOURCE, store.ids(interaction));
    }

    /// Puts their lines back, for those whom the interaction is for now.
    public void show(long interaction) {
        hide(interaction);
        timeline.put(store.attached(interaction).stream().map(Files::line).toList());
    }
}
