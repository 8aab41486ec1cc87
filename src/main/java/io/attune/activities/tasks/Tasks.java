package io.attune.activities.tasks;

import io.attune.activities.notices.Notices;
import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects;
import io.attune.activities.tasks.TaskStore.Content;
import io.attune.activities.tasks.TaskStore.Ending;
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
import io.attune.platform.webhooks.WebhookEvents;
import io.attune.platform.webhooks.WebhookType;
import java.time.Clock;
import java.time.Instant;
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
    private final WebhookEvents webhooks;
    private final Audit audit;
    private final Clock clock;

    Tasks(
            TaskStore store,
            Subjects subjects,
            Colleagues colleagues,
            Notices notices,
            Timeline timeline,
            LiveEvents live,
            WebhookEvents webhooks,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.colleagues = colleagues;
        this.notices = notices;
        this.timeline = timeline;
        this.live = live;
        this.webhooks = webhooks;
        this.audit = audit;
        this.clock = clock;
    }

    /// `doneAt` is there where it was done already: then nobody is told that it is to be done.
    @Transactional
    public Task add(Viewer viewer, TaskDraft draft, @Nullable Instant doneAt) {
        if (!Subjects.adds(viewer)) throw new AccessDeniedException("this role changes no activities");
        Subject subject = draft.subject();
        UserId assignee = draft.assignee() == null ? viewer.user() : assignee(viewer, draft.assignee());
        Content content;
        if (subject.nobody()) content = content(viewer, draft, subject, assignee, assignee.value(), null);
        else {
            var about = subjects.require(viewer, subject);
            content = content(viewer, draft, subject, assignee, about.owner(), about.team());
        }
        long id = store.insert(viewer, content);
        if (doneAt == null) notices.assigned(viewer.user(), id, assignee);
        else store.setDone(viewer, id, new Ending(doneAt, viewer.user().value()));
        happened(TasksConfiguration.CREATED, id);
        return told(viewer, id);
    }

    /// Whom it is about stays.
    ///
    /// @throws Conflict where somebody was faster
    @Transactional
    public Task change(Viewer viewer, long id, int version, TaskDraft draft) {
        Task known = find(viewer, id);
        if (!known.changeable() || known.deleted()) throw new NotFound("task " + id);
        UserId asked = draft.assignee() == null ? viewer.user() : draft.assignee();
        // Whoever has left meanwhile keeps what they were to do until somebody takes it over.
        UserId assignee = asked.equals(known.assignee()) ? asked : assignee(viewer, asked);
        Content content = content(viewer, draft, known.subject(), assignee, assignee.value(), null);
        if (!store.update(viewer, id, version, content)) throw new Conflict("tasks.conflict");
        if (!assignee.equals(known.assignee())) notices.assigned(viewer.user(), id, assignee);
        happened(TasksConfiguration.CHANGED, id);
        // Who gives away what only they could see sees it no more.
        Task changed = store.find(viewer, id).orElse(known);
        tell(changed);
        return changed;
    }

    /// A task that is done already stays as it is.
    @Transactional
    public Task complete(Viewer viewer, long id) {
        Task known = find(viewer, id);
        return known.done() ? known : setDone(viewer, id, clock.instant());
    }

    @Transactional
    public Task reopen(Viewer viewer, long id) {
        return setDone(viewer, id, null);
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
        happened(TasksConfiguration.CHANGED, id);
        return told(viewer, id);
    }

    @Transactional
    public Task delete(Viewer viewer, long id) {
        if (!store.setDeleted(viewer, id, true)) throw new NotFound("task " + id);
        timeline.remove(SOURCE, List.of(id));
        happened(TasksConfiguration.DELETED, id);
        audit.record(viewer.user(), "task.deleted", "task:" + id, Map.of());
        live.changed(TOPIC, "list");
        return find(viewer, id);
    }

    @Transactional
    public Task restore(Viewer viewer, long id) {
        if (!store.setDeleted(viewer, id, false)) throw new NotFound("task " + id);
        audit.record(viewer.user(), "task.restored", "task:" + id, Map.of());
        happened(TasksConfiguration.CHANGED, id);
        return told(viewer, id);
    }

    Task find(Viewer viewer, long id) {
        return store.find(viewer, id).orElseThrow(() -> new NotFound("task " + id));
    }

    /// Open again where `at` is absent.
    @Transactional
    public Task setDone(Viewer viewer, long id, @Nullable Instant at) {
        return end(viewer, id, at == null ? null : new Ending(at, viewer.user().value()));
    }

    /// Open again where `ending` is absent.
    @Transactional
    public Task end(Viewer viewer, long id, @Nullable Ending ending) {
        Task known = find(viewer, id);
        if (!known.changeable() || known.deleted()) throw new NotFound("task " + id);
        if (!store.setDone(viewer, id, ending)) return known;
        if (ending == null) happened(TasksConfiguration.CHANGED, id);
        else
            webhooks.happened(
                    TasksConfiguration.COMPLETED,
                    Map.of("id", id, "by", viewer.user().value()));
        return told(viewer, id);
    }

    /// A task about nobody belongs to whoever is to do it.
    private static Content content(
            Viewer viewer,
            TaskDraft draft,
            Subject subject,
            UserId assignee,
            @Nullable Long owner,
            @Nullable Long team) {
        return new Content(
                draft.title(),
                draft.detail(),
                subject,
                draft.link(),
                assignee,
                draft.due(),
                draft.reminder(),
                draft.reminder().at(draft.due(), viewer.zone()),
                owner,
                team);
    }

    private UserId assignee(Viewer viewer, UserId asked) {
        return colleagues
                .find(asked)
                .filter(colleague -> colleague.active() || colleague.id().equals(viewer.user()))
                .map(Colleague::id)
                .orElseThrow(() -> new NotFound("colleague " + asked));
    }

    private void happened(WebhookType type, long id) {
        webhooks.happened(type, Map.of("id", id));
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
                doneAt != null ? doneAt : task.due().shown(),
                doneAt != null ? "task.done" : "task",
                task.title(),
                null,
                null,
                task.path(),
                List.of(doneAt != null ? "task.label.done" : "task.label.open"));
    }
}
