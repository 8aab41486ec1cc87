package io.attune.activities.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.activities.tasks.TaskStore.Whose;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tasks in groups: what is late, today's, what comes later; or those that are done. `about` where only those of one
/// thing are shown, such as a deal.
public record TasksPage(
        String whose, boolean done, Task.@Nullable Link about, List<Group> groups, boolean cut, int limit) {
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
    static TasksPage of(
            Whose whose, boolean done, Task.@Nullable Link about, List<Task> found, Instant now, ZoneId zone) {
        List<Task> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        return new TasksPage(
                whose.code(), done, about, done ? done(shown) : open(shown, now, zone), found.size() > SHOWN, SHOWN);
    }

    public boolean empty() {
        return groups.isEmpty();
    }

    public String query() {
        return list(whose, done);
    }

    /// The query of another list of the same thing.
    public String list(String other, boolean ended) {
        return "?whose=" + other + (ended ? "&done=true" : "")
                + (about == null
                        ? ""
                        : "&link=" + about.path() + "&linkName="
                                + URLEncoder.encode(about.name(), UTF_8).replace("+", "%20"));
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
