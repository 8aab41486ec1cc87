package io.attune.activities.tasks;

import io.attune.activities.subjects.NamedSubjects;
import io.attune.activities.subjects.Subject;
import io.attune.activities.tasks.ApiTask.Input;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ExternalKeys;
import io.attune.platform.api.Version;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleague;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs write of tasks: each change is what a colleague would do, all of them or none.
@Component
class TaskWriting {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final Tasks tasks;
    private final TaskStore store;
    private final NamedSubjects subjects;
    private final Colleagues colleagues;
    private final Clock clock;
    private final ExternalKeys keys;

    TaskWriting(
            Tasks tasks, TaskStore store, NamedSubjects subjects, Colleagues colleagues, Clock clock, JdbcClient jdbc) {
        this.tasks = tasks;
        this.store = store;
        this.subjects = subjects;
        this.colleagues = colleagues;
        this.clock = clock;
        this.keys = new ExternalKeys(jdbc, "task");
    }

    List<ApiTask> shown(Viewer viewer, List<Task> found) {
        Map<Long, String> names = keys.of(found.stream().map(Task::id).toList());
        Map<Subject, Subject> about =
                subjects.shown(viewer, found.stream().map(Task::subject).toList());
        return found.stream()
                .map(task -> ApiTask.of(task, about.getOrDefault(task.subject(), Subject.NOBODY), names.get(task.id())))
                .toList();
    }

    ApiTask shown(Viewer viewer, Task task) {
        return shown(viewer, List.of(task)).getFirst();
    }

    /// One that is deleted is not there for programs.
    Optional<Task> find(Viewer viewer, long id) {
        NamedSubjects.requireReading(viewer);
        return store.find(viewer, id).filter(task -> !task.deleted());
    }

    Optional<Task> known(Viewer viewer, String externalId) {
        return keys.find(externalId).flatMap(id -> find(viewer, id));
    }

    @Transactional
    public long create(Viewer viewer, Input input) {
        NamedSubjects.requireWriting(viewer);
        if (input.dueOn() != null && input.dueAt() != null) throw ApiProblem.field("dueAt", "api.problem.task.due");
        Subject about = subjects.read(viewer, input.person(), input.account());
        assignee(viewer, input.assignee());
        Task made = tasks.add(viewer, draft(viewer, input, about), done(input));
        keys.put(made.id(), input.externalId());
        return made.id();
    }

    @Transactional
    public void change(Viewer viewer, Task before, int version, Input was, Input input) {
        lock(viewer, before.id(), version);
        Subject shown =
                subjects.shown(viewer, List.of(before.subject())).getOrDefault(before.subject(), Subject.NOBODY);
        subjects.stays(viewer, shown, input.person(), input.account());
        if (!Objects.equals(was.assignee(), input.assignee())) assignee(viewer, input.assignee());
        Input meant = input.after(was);
        if (meant.dueOn() == null && meant.dueAt() == null) throw ApiProblem.field("dueOn", "problem.required");
        int now = version;
        if (!Objects.equals(was.doneAt(), input.doneAt())) {
            tasks.setDone(viewer, before.id(), done(input));
            now++;
        }
        if (!was.but(meant).equals(meant)) {
            tasks.change(viewer, before.id(), now, draft(viewer, meant, before.subject()));
            if (find(viewer, before.id()).isEmpty()) throw ApiProblem.field("assignee", "api.problem.owner");
        }
        keys.put(before.id(), input.externalId());
    }

    @Transactional
    public void delete(Viewer viewer, Task before, int version) {
        lock(viewer, before.id(), version);
        tasks.delete(viewer, before.id());
    }

    private void lock(Viewer viewer, long id, int version) {
        NamedSubjects.requireWriting(viewer);
        int present = store.lock(viewer, id).orElseThrow(() -> new NotFound("task " + id));
        if (present != version) throw Version.changed();
    }

    private TaskDraft draft(Viewer viewer, Input input, Subject about) {
        String title = Objects.requireNonNull(input.title()).strip();
        if (title.isEmpty()) throw ApiProblem.field("title", "problem.required");
        ApiTask.Link link = input.link();
        return new TaskDraft(
                title,
                input.detail() == null ? "" : input.detail().strip(),
                about,
                link == null
                        ? null
                        : new Task.Link(Objects.requireNonNull(link.path()), Objects.requireNonNull(link.name())),
                input.assignee() == null ? null : new UserId(input.assignee()),
                due(viewer, input),
                Reminder.of(input.kindOfReminder()).orElse(Reminder.NONE));
    }

    private Due due(Viewer viewer, Input input) {
        if (input.dueAt() != null) {
            if (!within(input.dueAt())) throw ApiProblem.field("dueAt", "problem.date");
            return Due.moment(input.dueAt());
        }
        LocalDate day = input.dueOn() == null ? LocalDate.ofInstant(clock.instant(), viewer.zone()) : input.dueOn();
        if (day.getYear() < 1970 || day.getYear() > 2099) throw ApiProblem.field("dueOn", "problem.date");
        return Due.day(day, viewer.zone());
    }

    private @Nullable Instant done(Input input) {
        Instant at = input.doneAt();
        if (at == null) return null;
        if (!within(at) || at.isAfter(clock.instant())) throw ApiProblem.field("doneAt", "problem.date.past");
        return at;
    }

    private static boolean within(Instant at) {
        return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
    }

    private void assignee(Viewer viewer, @Nullable Long asked) {
        if (asked == null || asked == viewer.user().value()) return;
        if (colleagues.find(new UserId(asked)).filter(Colleague::active).isEmpty())
            throw ApiProblem.field("assignee", "api.problem.nobody");
    }
}
