package io.attune.activities.tasks;

import io.attune.platform.users.Colleague;
import io.attune.platform.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task with the form that changes it; without one yet, the form alone. `conflict` says that somebody else was
/// faster: then `task` is how it stands, and `form` what was typed.
public record TaskPage(
        @Nullable Task task,
        @Nullable String about,
        TaskForm form,
        Problems problems,
        List<Colleague> colleagues,
        boolean conflict) {
    public TaskPage {
        colleagues = List.copyOf(colleagues);
    }

    public String action() {
        return task == null ? "/tasks" : task.path();
    }
}
