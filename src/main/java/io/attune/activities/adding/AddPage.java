package io.attune.activities.adding;

import io.attune.activities.interactions.InteractionForm;
import io.attune.activities.interactions.Participant;
import io.attune.activities.subjects.Subject;
import io.attune.activities.tasks.Task;
import io.attune.activities.tasks.TaskForm;
import io.attune.platform.users.Colleague;
import io.attune.platform.web.Problems;
import java.util.List;

/// The forms that add something about a person or account, none where the viewer may not, and what is to be done;
/// `fellows` may have been there too.
public record AddPage(
        Subject subject,
        List<InteractionForm> forms,
        List<Participant> fellows,
        TaskForm task,
        List<Colleague> colleagues,
        List<Task> open,
        boolean adds) {
    public AddPage {
        forms = List.copyOf(forms);
        fellows = List.copyOf(fellows);
        colleagues = List.copyOf(colleagues);
        open = List.copyOf(open);
    }

    public Problems none() {
        return Problems.NONE;
    }
}
