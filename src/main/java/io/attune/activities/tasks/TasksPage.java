package io.attune.activities.tasks;

import io.attune.activities.tasks.TaskStore.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Tasks in groups: what is late, today's, what comes later; or those that are done.
public record TasksPage(String whose, boolean done, List<Group> groups, boolean cut, int limit) {
    private static final int SHOWN = 200;
    static final int LIMIT = SHOWN + 1;

    /// `code` is the message key below `tasks.group.`.
    public record Group(String code, List<Task> tasks) {
        public Group {
            tasks = List.copyOf(tasks);
        }
    }

    public TasksPage {
        groups = List.copyOf(groups);
    }

    /// `found` was asked for with [#LIMIT].
    static TasksPage of(Whose whose, boolean done, List<Task> found, Instant now, ZoneId zone) {
        List<Task> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        return new TasksPage(
                whose.code(), done, done ? done(shown) : open(shown, now, zone), found.size() > SHOWN, SHOWN);
    }

    public boolean empty() {
        return groups.isEmpty();
    }

    public String query() {
        return "?whose=" + whose + (done ? "&done=true" : "");
    }

    static List<Group> open(List<Task> tasks, Instant now, ZoneId zone) {
        Instant tomorrow =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        var groups = new ArrayList<Group>();
        add(
                groups,
                "overdue",
                tasks.stream().filter(task -> !task.due().at().isAfter(now)).toList());
        add(
                groups,
                "today",
                tasks.stream()
                        .filter(task ->
                                task.due().at().isAfter(now) && !task.due().at().isAfter(tomorrow))
                        .toList());
        add(
                groups,
                "upcoming",
                tasks.stream().filter(task -> task.due().at().isAfter(tomorrow)).toList());
        return groups;
    }

    private static List<Group> done(List<Task> tasks) {
        var groups = new ArrayList<Group>();
        add(groups, "done", tasks);
        return groups;
    }

    private static void add(List<Group> groups, String code, List<Task> tasks) {
        if (!tasks.isEmpty()) groups.add(new Group(code, tasks));
    }
}
