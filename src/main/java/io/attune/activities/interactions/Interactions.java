package io.attune.activities.interactions;

import io.attune.activities.files.AttachedFiles;
import io.attune.activities.interactions.Interaction.Audience;
import io.attune.activities.interactions.ParticipantStore.Placed;
import io.attune.activities.notices.Notices;
import io.attune.activities.subjects.OtherLines;
import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects;
import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleague;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import io.attune.platform.webhooks.WebhookType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Each thing that can be done with an interaction, with its line on the timeline and whom it tells.
@Component
class Interactions {
    private static final int LINE = 300;

    private final InteractionStore store;
    private final Subjects subjects;
    private final Colleagues colleagues;
    private final Notices notices;
    private final ParticipantStore participants;
    private final AttachedFiles files;
    private final Timeline timeline;
    private final Audit audit;
    private final WebhookEvents webhooks;

    Interactions(
            InteractionStore store,
            Subjects subjects,
            Colleagues colleagues,
            Notices notices,
            ParticipantStore participants,
            AttachedFiles files,
            Timeline timeline,
            Audit audit,
            WebhookEvents webhooks) {
        this.store = store;
        this.subjects = subjects;
        this.colleagues = colleagues;
        this.notices = notices;
        this.participants = participants;
        this.files = files;
        this.timeline = timeline;
        this.audit = audit;
        this.webhooks = webhooks;
    }

    /// `others` were there too.
    @Transactional
    public Interaction add(Viewer viewer, Subject subject, Draft draft, List<Long> others) {
        if (!Subjects.adds(viewer)) throw new AccessDeniedException("this role changes no activities");
        var about = subjects.require(viewer, subject);
        long id = store.insert(viewer, about, draft, team(viewer, draft));
        if (draft.kind().shared()) participants.keep(viewer, id, others);
        happened(InteractionsConfiguration.CREATED, id);
        return told(viewer, id);
    }

    /// @throws Conflict where somebody was faster
    @Transactional
    public Interaction change(Viewer viewer, long id, int version, Draft draft, List<Long> others) {
        Interaction known = find(viewer, id);
        if (!known.changeable() || known.deleted()) throw new NotFound("interaction " + id);
        if (!store.update(viewer, id, version, draft, team(viewer, draft))) throw new Conflict("interactions.conflict");
        if (draft.kind().shared()) participants.keep(viewer, id, others);
        happened(InteractionsConfiguration.CHANGED, id);
        return told(viewer, id);
    }

    @Transactional
    public Interaction delete(Viewer viewer, long id) {
        if (!store.setDeleted(viewer, id, true)) throw new NotFound("interaction " + id);
        Interaction deleted = find(viewer, id);
        unwrite(deleted);
        files.hide(id);
        happened(InteractionsConfiguration.DELETED, id);
        audit.record(
                viewer.user(),
                "interaction.deleted",
                "interaction:" + id,
                Map.of("kind", deleted.kind().code()));
        return deleted;
    }

    @Transactional
    public Interaction restore(Viewer viewer, long id) {
        if (!store.setDeleted(viewer, id, false)) throw new NotFound("interaction " + id);
        audit.record(viewer.user(), "interaction.restored", "interaction:" + id, Map.of());
        happened(InteractionsConfiguration.CHANGED, id);
        return told(viewer, id);
    }

    Interaction find(Viewer viewer, long id) {
        return store.find(viewer, id).orElseThrow(() -> new NotFound("interaction " + id));
    }

    private Interaction told(Viewer viewer, long id) {
        Interaction bare = find(viewer, id);
        List<Colleague> active = colleagues.active();
        List<String> names = Prose.mentioned(
                bare.text(), active.stream().map(Colleague::name).toList());
        List<UserId> users = active.stream()
                .filter(colleague -> names.contains(colleague.name()))
                .map(Colleague::id)
                .toList();
        notices.mentioned(viewer.user(), id, store.mention(id, users));
        unwrite(bare);
        timeline.put(lines(bare));
        files.show(id);
        return find(viewer, id);
    }

    private void happened(WebhookType type, long id) {
        webhooks.happened(type, Map.of("id", id));
    }

    private void unwrite(Interaction interaction) {
        String kind = interaction.kind().code();
        timeline.remove(kind, List.of(interaction.id()));
        if (interaction.kind().shared())
            timeline.remove(OtherLines.source(kind), OtherLines.ids(List.of(interaction.id())));
    }

    private List<TimelineEntry> lines(Interaction interaction) {
        var lines = new ArrayList<TimelineEntry>();
        Subject subject = store.subject(interaction.id());
        lines.add(line(interaction, interaction.kind().code(), interaction.id(), subject));
        for (Placed other : participants.placed(interaction.id()))
            lines.add(line(
                    interaction,
                    OtherLines.source(interaction.kind().code()),
                    OtherLines.id(interaction.id(), other.place()),
                    Subject.of(new PersonId(other.person()))));
        return lines;
    }

    private static TimelineEntry line(Interaction interaction, String source, long sourceId, Subject subject) {
        var labels = new ArrayList<String>();
        if (interaction.direction() != null)
            labels.add("direction." + interaction.direction().code());
        if (interaction.outcome() != null)
            labels.add("outcome." + interaction.outcome().code());
        if (interaction.audience() != Audience.EVERYBODY)
            labels.add("audience." + interaction.audience().code());
        String flat = interaction.text().replaceAll("\\s+", " ");
        return new TimelineEntry(
                source,
                sourceId,
                subject.person(),
                subject.account(),
                interaction.at(),
                interaction.kind().code(),
                flat.codePointCount(0, flat.length()) <= LINE
                        ? flat
                        : flat.substring(0, flat.offsetByCodePoints(0, LINE)) + "…",
                null,
                null,
                interaction.path(),
                labels,
                only(interaction));
    }

    private static TimelineEntry.@Nullable Only only(Interaction interaction) {
        return switch (interaction.audience()) {
            case EVERYBODY -> null;
            case ME -> new TimelineEntry.Only(interaction.author(), null);
            case TEAM -> new TimelineEntry.Only(interaction.author(), interaction.onlyTeam());
        };
    }

    private static @Nullable TeamId team(Viewer viewer, Draft draft) {
        if (draft.audience() != Audience.TEAM) return null;
        // Of somebody in several teams it is the first one's.
        return viewer.teams().stream()
                .min(Comparator.comparingLong(TeamId::value))
                .orElse(null);
    }
}
