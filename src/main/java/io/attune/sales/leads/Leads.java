package io.attune.sales.leads;

import io.attune.customers.AccountId;
import io.attune.customers.NewCustomers;
import io.attune.customers.NewCustomers.Arrival;
import io.attune.customers.Origins;
import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import io.attune.sales.DealId;
import io.attune.sales.LeadId;
import io.attune.sales.deals.Deals;
import io.attune.sales.deals.SalesEvents;
import io.attune.sales.pipelines.LostReason;
import io.attune.sales.pipelines.Pipelines;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Each thing a colleague does with a lead, with the trace it leaves.
@Component
class Leads {
    private static final String SOURCE = "lead";

    private final LeadStore store;
    private final Origins origins;
    private final Deals deals;
    private final NewCustomers customers;
    private final Pipelines pipelines;
    private final Timeline timeline;
    private final Audit audit;
    private final WebhookEvents webhooks;
    private final Clock clock;

    Leads(
            LeadStore store,
            Origins origins,
            Deals deals,
            NewCustomers customers,
            Pipelines pipelines,
            Timeline timeline,
            Audit audit,
            WebhookEvents webhooks,
            Clock clock) {
        this.store = store;
        this.origins = origins;
        this.deals = deals;
        this.customers = customers;
        this.pipelines = pipelines;
        this.timeline = timeline;
        this.audit = audit;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// @throws NotFound when it is not there, or not for this viewer
    @Transactional(readOnly = true)
    public Lead find(Viewer viewer, LeadId id) {
        return store.find(viewer, id).orElseThrow(() -> new NotFound("lead " + id));
    }

    @Transactional
    public LeadId make(Viewer viewer, LeadDraft draft) {
        LeadId id = store.insert(viewer, draft, origins.of(viewer), clock.instant());
        audit.record(
                viewer.user(),
                "lead.created",
                "lead:" + id,
                Map.of("source", draft.source().code()));
        webhooks.happened(SalesEvents.LEAD_CREATED, Map.of("id", id.value()));
        written(viewer, id);
        return id;
    }

    @Transactional
    public void change(Viewer viewer, LeadId id, int version, LeadDraft draft) {
        find(viewer, id);
        store.update(viewer, id, version, draft);
        audit.record(viewer.user(), "lead.changed", "lead:" + id, Map.of());
    }

    /// To new, working or qualified; also from lost.
    @Transactional
    public void advance(Viewer viewer, LeadId id, int version, LeadStatus to) {
        find(viewer, id);
        if (!to.isOpen()) throw new IllegalArgumentException("to " + to.code() + " goes another way");
        store.status(viewer, id, version, to.code(), null, clock.instant());
        audit.record(viewer.user(), "lead.changed", "lead:" + id, Map.of("status", to.code()));
    }

    /// @throws NotFound when there is no such reason
    @Transactional
    public void lose(Viewer viewer, LeadId id, int version, long reason) {
        find(viewer, id);
        LostReason why = pipelines.reasons().stream()
                .filter(each -> each.id() == reason)
                .findFirst()
                .orElseThrow(() -> new NotFound("reason " + reason));
        store.status(viewer, id, version, "lost", reason, clock.instant());
        audit.record(viewer.user(), "lead.lost", "lead:" + id, Map.of("reason", why.name()));
    }

    /// With what it left on a timeline. Whoever calls has locked it; one that became a deal stays as its origin.
    @Transactional
    public void delete(Viewer viewer, LeadId id) {
        Lead lead = find(viewer, id);
        if (lead.status() instanceof LeadStatus.Converted) throw new Conflict("lead.converted.stays");
        timeline.remove(SOURCE, List.of(id.value()));
        store.delete(id);
        audit.record(viewer.user(), "lead.deleted", "lead:" + id, Map.of());
    }

    /// Makes or takes person and account, and opens the deal, all or nothing; the lead stays as their origin.
    @Transactional
    public Converted convert(Viewer viewer, LeadId id, int version, Conversion conversion) {
        Lead lead = find(viewer, id);
        PersonId person = switch (conversion.who()) {
            case Conversion.Who.Known(var known) -> known;
            case Conversion.Who.Newcomer() ->
                customers.person(new Arrival(
                        lead.name(),
                        lead.email(),
                        lead.phone(),
                        lead.channel(),
                        lead.campaign(),
                        lead.owner(),
                        lead.team()));
        };
        @Nullable
        AccountId account = switch (conversion.where()) {
            case Conversion.Where.Nowhere() -> null;
            case Conversion.Where.Known(var known) -> known;
            case Conversion.Where.Made(var name) -> customers.account(name, lead.owner(), lead.team());
        };
        if (account != null) customers.belongs(person, account);
        store.convert(viewer, id, version, person, account == null ? null : account.value(), clock.instant());
        @Nullable DealId deal = null;
        if (conversion.deal() != null) {
            deal = deals.open(viewer, conversion.deal().with(account), List.of(person), id);
            store.opened(id, deal);
        }
        audit.record(viewer.user(), "lead.converted", "lead:" + id, Map.of("person", person.toString()));
        webhooks.happened(SalesEvents.LEAD_CONVERTED, Map.of("id", id.value(), "person", person.value()));
        written(viewer, id);
        return new Converted(person, deal);
    }

    record Converted(PersonId person, @Nullable DealId deal) {}

    private void written(Viewer viewer, LeadId id) {
        Lead lead = find(viewer, id);
        PersonId person = lead.person();
        if (person == null) return;
        var entries = new ArrayList<TimelineEntry>();
        entries.add(entry(lead, person, lead.createdAt(), "lead.created"));
        if (lead.status() instanceof LeadStatus.Converted(var at, var _, var _, var _))
            entries.add(entry(lead, person, at, "lead.converted"));
        timeline.remove(SOURCE, List.of(id.value()));
        timeline.put(entries);
    }

    private static TimelineEntry entry(Lead lead, PersonId person, Instant at, String kind) {
        return new TimelineEntry(
                SOURCE,
                lead.id().value(),
                person,
                null,
                at,
                kind,
                lead.company() == null ? lead.name() : lead.name() + " · " + lead.company(),
                null,
                null,
                "/leads/" + lead.id(),
                List.of("timeline." + kind));
    }
}
