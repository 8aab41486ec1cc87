package io.attune.activities.tasks;

import io.attune.activities.subjects.Subject;
import io.attune.platform.security.UserId;
import io.attune.platform.web.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is typed of a task; day and time are in the viewer's zone, without a time it is a whole day. `assignee` 0 is
/// whoever types.
public record TaskForm(
        String title,
        String detail,
        String day,
        String time,
        String reminder,
        long assignee,
        long person,
        long account,
        String link,
        String linkName,
        int version) {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_DETAIL = 10_000;

    public TaskForm {
        title = orElse(title, "");
        detail = orElse(detail, "");
        day = orElse(day, "");
        time = orElse(time, "");
        reminder = orElse(reminder, "due");
        link = orElse(link, "");
        linkName = orElse(linkName, "");
    }

    /// An empty one for that day, about this person or account.
    public static TaskForm about(LocalDate day, long person, long account) {
        return new TaskForm("", "", day.toString(), "", "due", 0, person, account, "", "", 0);
    }

    TaskForm linked(Task.Link to) {
        return new TaskForm(
                title, detail, day, time, reminder, assignee, person, account, to.path(), to.name(), version);
    }

    static TaskForm of(Task task, ZoneId zone) {
        Due due = task.due();
        LocalDate day = due.day() != null ? due.day() : LocalDate.ofInstant(due.at(), zone);
        return new TaskForm(
                task.title(),
                task.detail(),
                day.toString(),
                due.day() != null
                        ? ""
                        : LocalTime.ofInstant(due.at(), zone)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString(),
                task.reminder().code(),
                task.assignee().value(),
                task.subject().personNumber(),
                task.subject().accountNumber(),
                task.link() == null ? "" : task.link().path(),
                task.link() == null ? "" : task.link().name(),
                task.version());
    }

    /// The same, as an answer to this version.
    public TaskForm again(int newer) {
        return new TaskForm(title, detail, day, time, reminder, assignee, person, account, link, linkName, newer);
    }

    Problems problems(ZoneId zone) {
        var problems = new HashMap<String, String>();
        if (title.isBlank()) problems.put("title", "problem.required");
        if (title.length() > LONGEST_TITLE) problems.put("title", "problem.long");
        if (detail.length() > LONGEST_DETAIL) problems.put("detail", "problem.long");
        if (Due.typed(day, time, zone).isEmpty()) problems.put("day", "activities.problem.moment");
        return new Problems(Map.copyOf(problems));
    }

    /// Only after [#problems] found none.
    TaskDraft draft(ZoneId zone, Instant now) {
        return new TaskDraft(
                clean(title),
                clean(detail),
                Subject.of(person, account),
                linked(),
                assignee == 0 ? null : new UserId(assignee),
                Due.typed(day, time, zone).orElseGet(() -> Due.day(LocalDate.ofInstant(now, zone), zone)),
                Reminder.of(reminder).orElse(Reminder.NONE));
    }

    private Task.@Nullable Link linked() {
        return Task.Link.typed(link, linkName).orElse(null);
    }

    private static String clean(String text) {
        return text.strip().replace("\0", "");
    }

    // A field that a form does not have arrives as null.
    @SuppressWarnings("NullAway")
    private static String orElse(@Nullable String typed, String otherwise) {
        return typed == null ? otherwise : typed;
    }
}
