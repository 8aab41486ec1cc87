package io.attune.activities.tasks;

import io.attune.activities.tasks.TaskStore.Ending;
import io.attune.customers.ListChanges;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleague;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Choice;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Changes of many tasks: each is given to somebody, put on another day, ticked off or opened again as one alone is.
@Component
class TaskChanges implements ListChanges {
    private static final String DONE = "done";
    private static final String OPEN = "open";

    private final Tasks tasks;
    private final TaskStore store;
    private final Colleagues colleagues;
    private final CurrentWords words;
    private final JsonMapper json;
    private final Clock clock;

    TaskChanges(Tasks tasks, TaskStore store, Colleagues colleagues, CurrentWords words, JsonMapper json, Clock clock) {
        this.tasks = tasks;
        this.store = store;
        this.colleagues = colleagues;
        this.words = words;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public List<String> columns(Viewer viewer) {
        return List.of("assignee", "due", "status");
    }

    @Override
    public List<Choice> values(Viewer viewer, String column) {
        Words own = words.of(viewer);
        return List.of(new Choice(DONE, own.text("tasks.group.done")), new Choice(OPEN, own.text("tasks.open")));
    }

    @Override
    public int most() {
        return 500;
    }

    @Override
    public List<Changed> give(Viewer viewer, List<Long> records, String column, String value) {
        List<Task> meant = store.changeable(viewer, records);
        return switch (column) {
            case "assignee" -> assign(viewer, meant, new UserId(Long.parseLong(value)));
            case "due" -> move(viewer, meant, LocalDate.parse(value));
            default -> value.equals(DONE) ? complete(viewer, meant) : reopen(viewer, meant);
        };
    }

    private List<Changed> assign(Viewer viewer, List<Task> meant, UserId assignee) {
        var changed = new ArrayList<Changed>();
        for (Task task : meant) {
            if (task.assignee().equals(assignee)) continue;
            tasks.change(viewer, task.id(), task.version(), task.draft(assignee, task.due()));
            changed.add(changed(task, task.assignee().value()));
        }
        return changed;
    }

    private List<Changed> move(Viewer viewer, List<Task> meant, LocalDate day) {
        var changed = new ArrayList<Changed>();
        for (Task task : meant) {
            Due due = task.due().on(day, viewer.zone());
            if (due.equals(task.due())) continue;
            tasks.change(viewer, task.id(), task.version(), task.draft(task.assignee(), due));
            changed.add(changed(task, task.due()));
        }
        return changed;
    }

    private List<Changed> complete(Viewer viewer, List<Task> meant) {
        var changed = new ArrayList<Changed>();
        for (Task task : meant) {
            if (task.done()) continue;
            tasks.setDone(viewer, task.id(), clock.instant());
            changed.add(new Changed(task.id(), task.version() + 1, null));
        }
        return changed;
    }

    private List<Changed> reopen(Viewer viewer, List<Task> meant) {
        List<Task> done = meant.stream().filter(Task::done).toList();
        Map<Long, Ending> endings = store.endings(done.stream().map(Task::id).toList());
        var changed = new ArrayList<Changed>();
        for (Task task : done) {
            tasks.reopen(viewer, task.id());
            changed.add(changed(task, Objects.requireNonNull(endings.get(task.id()))));
        }
        return changed;
    }

    @Override
    public int giveBack(Viewer viewer, String column, String value, List<Changed> changed) {
        Map<Long, Task> now = store
                .changeable(viewer, changed.stream().map(Changed::record).toList())
                .stream()
                .collect(Collectors.toMap(Task::id, Function.identity()));
        int back = 0;
        for (Changed each : changed) {
            Task task = now.get(each.record());
            if (task == null || task.version() != each.version()) continue;
            if (giveBack(viewer, column, value, task, each.before() == null ? "null" : each.before())) back++;
        }
        return back;
    }

    /// False where whoever was to do it has left.
    private boolean giveBack(Viewer viewer, String column, String value, Task task, String before) {
        switch (column) {
            case "assignee" -> {
                UserId assignee = new UserId(json.readValue(before, Long.class));
                if (colleagues.find(assignee).filter(Colleague::active).isEmpty()) return false;
                tasks.change(viewer, task.id(), task.version(), task.draft(assignee, task.due()));
            }
            case "due" ->
                tasks.change(
                        viewer,
                        task.id(),
                        task.version(),
                        task.draft(task.assignee(), json.readValue(before, Due.class)));
            default -> {
                if (value.equals(DONE)) tasks.reopen(viewer, task.id());
                else tasks.end(viewer, task.id(), json.readValue(before, Ending.class));
            }
        }
        return true;
    }

    private Changed changed(Task task, Object before) {
        return new Changed(task.id(), task.version() + 1, json.writeValueAsString(before));
    }
}
