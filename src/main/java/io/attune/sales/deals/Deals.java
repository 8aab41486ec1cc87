package io.attune.sales.deals;

import io.attune.customers.CustomFields;
import io.attune.customers.Origin;
import io.attune.customers.Origins;
import io.attune.customers.PersonId;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.LiveEvents;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import io.attune.sales.DealChanged;
import io.attune.sales.DealId;
import io.attune.sales.LeadId;
import io.attune.sales.pipelines.LostReason;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import io.attune.sales.pipelines.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Each thing a colleague does with a deal, with the trace it leaves: audit, timelines, prices, other screens.
@Component
public class Deals {
    private final DealStore store;
    private final DealPartStore parts;
    private final DealTimeline timeline;
    private final Pipelines pipelines;
    private final CustomFields fields;
    private final Origins origins;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final WebhookEvents webhooks;
    private final Clock clock;

    Deals(
            DealStore store,
            DealPartStore parts,
            DealTimeline timeline,
            Pipelines pipelines,
            CustomFields fields,
            Origins origins,
            Audit audit,
            ApplicationEventPublisher events,
            LiveEvents live,
            WebhookEvents webhooks,
            Clock clock) {
        this.store = store;
        this.parts = parts;
        this.timeline = timeline;
        this.pipelines = pipelines;
        this.fields = fields;
        this.origins = origins;
        this.audit = audit;
        this.events = events;
        this.live = live;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// @throws NotFound when it is not there, or not for this viewer
    @Transactional(readOnly = true)
    public Deal find(Viewer viewer, DealId id) {
        return store.find(viewer, id).orElseThrow(() -> new NotFound("deal " + id));
    }

    @Transactional
    public DealId open(Viewer viewer, DealDraft draft, Collection<PersonId> contacts, @Nullable LeadId lead) {
        Stage stage = pipelines.find(draft.pipeline()).stage(draft.stage());
        Instant now = clock.instant();
        Origin origin = origins.of(viewer);
        DealId id = store.insert(viewer, draft, lead, origin, now);
        fields.set(id.value(), draft.own(), origin);
        parts.enter(id, stage.id(), stage.name(), now, viewer.user());
        for (PersonId person : contacts) parts.addContact(id, person, null);
        audit.record(viewer.user(), "deal.opened", "deal:" + id, Map.of("stage", stage.name()));
        webhooks.happened(SalesEvents.DEAL_OPENED, Map.of("id", id.value()));
        done(id, List.of());
        return id;
    }

    /// @throws Conflict when somebody else changed the deal since `version`
    @Transactional
    public void change(Viewer viewer, DealId id, int version, DealDraft draft) {
        Deal before = find(viewer, id);
        store.update(viewer, id, version, draft);
        fields.set(id.value(), draft.own(), origins.of(viewer));
        if (draft.stage() != before.stage()) enter(viewer, before, version + 1, draft.pipeline(), draft.stage());
        audit.record(viewer.user(), "deal.changed", "deal:" + id, Map.of());
        done(id, List.of());
    }

    /// @throws Conflict when somebody else changed the deal since `version`, or it has ended
    @Transactional
    public void move(Viewer viewer, DealId id, int version, long stage) {
        Deal before = find(viewer, id);
        if (before.stage() == stage) return;
        enter(viewer, before, version, before.pipeline(), stage);
        done(id, List.of());
    }

    /// Takes the last move back, as if it had not been made.
    ///
    /// @throws Conflict when somebody else changed the deal since `version`, or there is nothing to take back
    @Transactional
    public void unmove(Viewer viewer, DealId id, int version) {
        find(viewer, id);
        List<Stay> stays = parts.stays(id);
        if (stays.size() < 2) throw new Conflict("deal.conflict");
        Stay before = stays.get(stays.size() - 2);
        if (before.stage() == null) throw new Conflict("deal.conflict");
        Pipeline pipeline = pipelines.all().stream()
                .filter(each -> each.find(before.stage()).isPresent())
                .findFirst()
                .orElseThrow(() -> new Conflict("deal.conflict"));
        store.move(viewer, id, version, pipeline.id(), before.stage(), before.entered());
        parts.forget(stays.getLast(), before);
        audit.record(viewer.user(), "deal.unmoved", "deal:" + id, Map.of("stage", before.stageName()));
        done(id, List.of());
    }

    @Transactional
    public void win(Viewer viewer, DealId id, int version) {
        find(viewer, id);
        end(viewer, id, version, "won", null);
    }

    /// @throws NotFound when there is no such reason
    @Transactional
    public void lose(Viewer viewer, DealId id, int version, long reason) {
        find(viewer, id);
        LostReason why = pipelines.reasons().stream()
                .filter(each -> each.id() == reason)
                .findFirst()
                .orElseThrow(() -> new NotFound("reason " + reason));
        end(viewer, id, version, "lost", why);
    }

    @Transactional
    public void reopen(Viewer viewer, DealId id, int version) {
        find(viewer, id);
        store.end(viewer, id, version, "open", null, null);
        parts.resume(parts.stays(id).getLast());
        audit.record(viewer.user(), "deal.reopened", "deal:" + id, Map.of());
        done(id, List.of());
    }

    @Transactional
    public void addContact(Viewer viewer, DealId id, PersonId person, @Nullable String role) {
        store.touch(viewer, id);
        parts.addContact(id, person, role);
        done(id, List.of());
    }

    @Transactional
    public void removeContact(Viewer viewer, DealId id, PersonId person) {
        store.touch(viewer, id);
        List<DealPartStore.Link> before = parts.links(id);
        parts.removeContact(id, person);
        done(id, before);
    }

    @Transactional
    public void addLine(Viewer viewer, DealId id, DealLine line) {
        store.touch(viewer, id);
        parts.addLine(id, line);
        store.sumLines(id);
        done(id, List.of());
    }

    @Transactional
    public void removeLine(Viewer viewer, DealId id, long line) {
        store.touch(viewer, id);
        parts.removeLine(id, line);
        store.sumLines(id);
        done(id, List.of());
    }

    /// Makes these the contacts that the viewer sees; others stay.
    @Transactional
    public void replaceContacts(Viewer viewer, DealId id, Map<PersonId, Optional<String>> contacts) {
        store.touch(viewer, id);
        List<DealPartStore.Link> before = parts.links(id);
        var wanted = new LinkedHashMap<>(contacts);
        for (DealContact known : parts.contacts(viewer, id)) {
            Optional<String> role = wanted.get(known.person());
            if (role == null) parts.removeContact(id, known.person());
            else if (role.equals(Optional.ofNullable(known.role()))) wanted.remove(known.person());
        }
        wanted.forEach((person, role) -> parts.addContact(id, person, role.orElse(null)));
        done(id, before);
    }

    @Transactional
    public void replaceLines(Viewer viewer, DealId id, List<DealLine> lines) {
        store.touch(viewer, id);
        for (DealLine known : parts.lines(id)) parts.removeLine(id, known.id());
        for (DealLine line : lines) parts.addLine(id, line);
        store.sumLines(id);
        done(id, List.of());
    }

    /// With what it left on timelines. Whoever calls has locked it.
    @Transactional
    public void delete(Viewer viewer, DealId id) {
        Deal deal = find(viewer, id);
        List<DealPartStore.Link> links = parts.links(id);
        timeline.write(id, List.of(), links);
        store.delete(id);
        audit.record(viewer.user(), "deal.deleted", "deal:" + id, Map.of("name", deal.name()));
        events.publishEvent(new DealChanged(
                id.value(),
                links.stream()
                        .map(link -> link.person().value())
                        .distinct()
                        .sorted()
                        .toList()));
        live.changed("deals", id.toString());
    }

    boolean knowsReason(long reason) {
        return pipelines.reasons().stream().anyMatch(each -> each.id() == reason);
    }

    private void enter(Viewer viewer, Deal deal, int version, long pipeline, long stage) {
        Stage to = pipelines.find(pipeline).stage(stage);
        Instant now = clock.instant();
        store.move(viewer, deal.id(), version, pipeline, stage, now);
        parts.enter(deal.id(), to.id(), to.name(), now, viewer.user());
        audit.record(
                viewer.user(),
                "deal.moved",
                "deal:" + deal.id(),
                Map.of("stage", deal.stageName() + " → " + to.name()));
    }

    private void end(Viewer viewer, DealId id, int version, String how, @Nullable LostReason why) {
        Instant now = clock.instant();
        store.end(viewer, id, version, how, why == null ? null : why.id(), now);
        parts.leave(id, now);
        audit.record(viewer.user(), "deal." + how, "deal:" + id, why == null ? Map.of() : Map.of("reason", why.name()));
        webhooks.happened(why == null ? SalesEvents.DEAL_WON : SalesEvents.DEAL_LOST, Map.of("id", id.value()));
        done(id, List.of());
    }

    /// `left` are contacts of before, those who went among them.
    private void done(DealId id, List<DealPartStore.Link> left) {
        List<DealPartStore.Link> links = parts.links(id);
        timeline.write(id, links, left);
        var people = new TreeSet<Long>();
        for (var link : links) people.add(link.person().value());
        for (var link : left) people.add(link.person().value());
        events.publishEvent(new DealChanged(id.value(), List.copyOf(people)));
        live.changed("deals", id.toString());
    }
}
