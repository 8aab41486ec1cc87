package io.attune.activities.tasks;

import io.attune.activities.subjects.Subject;
import io.attune.platform.security.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;

/// What is still to be done for a person or account.
@Component
public class OpenTasks {
    private final TaskStore store;

    OpenTasks(TaskStore store) {
        this.store = store;
    }

    public List<Task> of(Viewer viewer, Subject subject, int limit) {
        return store.openOf(viewer, subject, limit);
    }
}
