package io.attune.activities.tasks;

import io.attune.activities.notices.Notices;
import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects;
import io.attune.activities.tasks.TaskStore.Content;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleague;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.LiveEvents;
import io.attune.platform.web.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Each thing that can be done with a task, with its line on the timeline, whom it tells and which lists it changes.
@Component
class Tasks {
    static final String SOURCE = "task";

    /// Names no task: whoever looks at a list fetches it again.
    static final String TOPIC = "tasks";

    private final TaskStore store;
    private final Subjects subjects;
    private final Colleagues colleagues;
    private final Notices notices;
    private final Timeline timeline;
    private final LiveEvents live;
    private final Audit audit;
    private final Clock clock;

    Tasks(
            TaskStore store,
            Subjects subjects,
            Colleagues colleagues,
            Notices notices,
            Timeline timeline,
            LiveEvents live,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.colleagues = colleagues;
        this.notices = notices;
        this.timeline = timeline;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Task add(Viewer viewer, TaskForm form) {
        if (!Subjects.adds(viewer)) throw new AccessDeniedException("this role changes no activities");
        Subject subject = Subject.of(form.person(), form.account());
        UserId assignee = assignee(viewer, form);
        Content content;
        if (subject.nobody()) content = content(viewer, form, subject, assignee, assignee.value(), null);
        else {
            var about = subjects.require(viewer, subject);
            content = content(viewer, form, subject, assignee, about.owner(), about.team());
        }
        long id = store.insert(viewer, content);
        notices.assigned(viewer.user(), id, assignee);
        return told(viewer, id);
    }

    /// @throws Conflict where somebody was faster
    @Transactional
    public Task change(Viewer viewer, long id, TaskForm form) {
        Task known = find(viewer, id);
        if (!known.changeable() || known.deleted()) throw new NotFound("task " + id);
        UserId assignee = assignee(viewer, form);
        Content content = content(viewer, form, known.subject(), assignee, assignee.value(), null);
        if (!store.update(viewer, id, form.version(), content)) throw new Conflict("tasks.conflict");
        if (!assignee.equals(known.assignee())) notices.assigned(viewer.user(), id, assignee);
        // Who gives away what only they could see sees it no more.
        Task changed = store.find(viewer, id).orElse(known);
        tell(changed);
        return changed;
    }

    /// A task that is done already stays as it is.
    @Transactional
    public Task complete(Viewer viewer, long id) {
        return setDone(viewer, id, true);
    }

    @Transactional
    public Task reopen(Viewer viewer, long id) {
        return setDone(viewer, id, false);
    }

    @Transactional
    public Task snooze(Viewer viewer, long id, Due.Nap nap) {
        Task known = find(viewer, id);
        if (!known.changeable() || known.done()) throw new NotFound("task " + id);
        Due due = known.due().snoozed(nap, clock.instant(), viewer.zone());
        Reminder reminder = known.reminder() == Reminder.NONE ? Reminder.NONE : Reminder.DUE;
        var content = new Content(
                known.title(),
                known.detail(),
                known.subject(),
                known.link(),
                known.assignee(),
                due,
                reminder,
                reminder.at(due, viewer.zone()),
                known.assignee().value(),
                null);
        if (!store.update(viewer, id, known.version(), content)) throw new Conflict("tasks.conflict");
        return told(viewer, id);
    }

    @Transactional
    public Task delete(Viewer viewer, long id) {
        if (!store.setDeleted(viewer, id, true)) throw new NotFound("task " + id);
        timeline.remove(SOURCE, List.of(id));
        audit.record(viewer.user(), "task.deleted", "task:" + id, Map.of());
        live.changed(TOPIC, "list");
        return find(viewer, id);
    }

    @Transactional
    public Task restore(Viewer viewer, long id) {
        if (!store.setDeleted(viewer, id, false)) throw new NotFound("task " + id);
        audit.record(viewer.user(), "task.restored", "task:" + id, Map.of());
        return told(viewer, id);
    }

    Task find(Viewer viewer, long id) {
        return store.find(viewer, id).orElseThrow(() -> new NotFound("task " + id));
    }

    private Task setDone(Viewer viewer, long id, boolean done) {
        Task known = find(viewer, id);
        if (!known.changeable()) throw new NotFound("task " + id);
        return store.setDone(viewer, id, done) ? told(viewer, id) : known;
    }

    /// A task about nobody belongs to whoever is to do it.
    private Content content(
            Viewer viewer, TaskForm form, Subject subject, UserId assignee, @Nullable Long owner, @Nullable Long team) {
        Due due = form.due(viewer.zone(), clock.instant());
        return new Content(
                form.cleanTitle(),
                form.cleanDetail(),
                subject,
                form.linked().orElse(null),
                assignee,
                due,
                form.reminding(),
                form.reminding().at(due, viewer.zone()),
                owner,
                team);
    }

    private UserId assignee(Viewer viewer, TaskForm form) {
        if (form.assignee() == 0) return viewer.user();
        var asked = new UserId(form.assignee());
        return colleagues
                .find(asked)
                .filter(colleague -> colleague.active() || colleague.id().equals(viewer.user()))
                .map(Colleague::id)
                .orElseThrow(() -> new NotFound("colleague " + asked));
    }

    private Task told(Viewer viewer, long id) {
        Task task = find(viewer, id);
        tell(task);
        return task;
    }

    private void tell(Task task) {
        timeline.remove(SOURCE, List.of(task.id()));
        if (!task.subject().nobody()) timeline.put(List.of(line(task)));
        live.changed(TOPIC, "list");
    }

    private static TimelineEntry line(Task task) {
        var doneAt = task.doneAt();
        return new TimelineEntry(
                SOURCE,
                task.id(),
                task.subject().person(),
                task.subject().account(),
                doneAt != null ? doneAt : task.due().at(),
                doneAt != null ? "task.done" : "task",
                task.title(),
                null,
                null,
                task.path(),
                List.of(doneAt != null ? "task.label.done" : "task.label.open"));
    }
}
