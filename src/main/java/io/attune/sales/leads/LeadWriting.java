package io.attune.sales.leads;

import io.attune.customers.AccountId;
import io.attune.customers.Accounts;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ExternalKeys;
import io.attune.platform.api.Version;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Typed;
import io.attune.sales.LeadId;
import io.attune.sales.deals.DealDraft;
import io.attune.sales.leads.ApiLead.ConversionInput;
import io.attune.sales.leads.ApiLead.Input;
import io.attune.sales.leads.ApiLead.NewDeal;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs write of leads: each change is what a colleague would do, all of them or none.
@Component
class LeadWriting {
    private final Leads leads;
    private final LeadStore store;
    private final People people;
    private final Accounts accounts;
    private final Pipelines pipelines;
    private final Colleagues colleagues;
    private final CompanySettings settings;
    private final ExternalKeys keys;

    LeadWriting(
            Leads leads,
            LeadStore store,
            People people,
            Accounts accounts,
            Pipelines pipelines,
            Colleagues colleagues,
            CompanySettings settings,
            JdbcClient jdbc) {
        this.leads = leads;
        this.store = store;
        this.people = people;
        this.accounts = accounts;
        this.pipelines = pipelines;
        this.colleagues = colleagues;
        this.settings = settings;
        this.keys = new ExternalKeys(jdbc, "lead");
    }

    List<ApiLead> shown(Viewer viewer, List<Lead> found) {
        Map<Long, String> names =
                keys.of(found.stream().map(lead -> lead.id().value()).toList());
        Map<PersonId, PersonId> left = people.left(
                viewer,
                found.stream().map(Lead::person).filter(Objects::nonNull).toList());
        return found.stream()
                .map(lead -> ApiLead.of(
                        lead, left.get(lead.person()), names.get(lead.id().value())))
                .toList();
    }

    Optional<Lead> known(Viewer viewer, String externalId) {
        return keys.find(externalId).flatMap(id -> store.find(viewer, new LeadId(id)));
    }

    /// Whoever may not change what they wrote never wrote it.
    @Transactional
    public LeadId create(Viewer viewer, Input input) {
        check(input);
        PersonId about = input.person() == null ? null : person(viewer, input.person());
        UserId owner = input.team() == null ? viewer.user() : null;
        LeadId id = leads.make(viewer, input.draft(about, null, owner));
        if (store.lock(viewer, id).isEmpty()) throw ApiProblem.field("owner", "api.problem.owner");
        keys.put(id.value(), input.externalId());
        if (!input.state().equals("new")) become(viewer, id, input);
        return id;
    }

    @Transactional
    public void change(Viewer viewer, Lead before, int version, Input was, Input input) {
        LeadId id = before.id();
        lock(viewer, id, version);
        check(input);
        if (!Objects.equals(was.person(), input.person())) throw ApiProblem.field("person", "api.problem.stays");
        if (!was.but(input).equals(input))
            leads.change(viewer, id, version, input.draft(before.person(), before.conversation(), null));
        if (!was.state().equals(input.state())
                || (input.state().equals("lost") && !Objects.equals(was.lostReason(), input.lostReason())))
            become(viewer, id, input);
        keys.put(id.value(), input.externalId());
    }

    @Transactional
    public void delete(Viewer viewer, LeadId id, int version) {
        lock(viewer, id, version);
        leads.delete(viewer, id);
    }

    /// @throws Conflict where the lead has ended
    @Transactional
    public Leads.Converted convert(Viewer viewer, Lead lead, int version, ConversionInput input) {
        if (!lead.status().isOpen()) throw new Conflict("lead.conflict");
        Conversion.Who who = input.person() == null
                ? new Conversion.Who.Newcomer()
                : new Conversion.Who.Known(person(viewer, input.person()));
        try {
            return leads.convert(
                    viewer,
                    lead.id(),
                    version,
                    new Conversion(who, where(viewer, input), deal(viewer, lead, input.deal())));
        } catch (Conflict _) {
            throw Version.changed();
        }
    }

    private void lock(Viewer viewer, LeadId id, int version) {
        int present = store.lock(viewer, id).orElseThrow(() -> new NotFound("lead " + id));
        if (present != version) throw Version.changed();
    }

    private void become(Viewer viewer, LeadId id, Input input) {
        int version = leads.find(viewer, id).version();
        switch (input.state()) {
            case "new" -> leads.advance(viewer, id, version, new LeadStatus.New());
            case "working" -> leads.advance(viewer, id, version, new LeadStatus.Working());
            case "qualified" -> leads.advance(viewer, id, version, new LeadStatus.Qualified());
            case "lost" -> leads.lose(viewer, id, version, reason(input.lostReason()));
            default -> throw ApiProblem.field("status", "api.problem.lead.conversion");
        }
    }

    private void check(Input input) {
        if (input.owner() != null && colleagues.find(new UserId(input.owner())).isEmpty())
            throw ApiProblem.field("owner", "api.problem.nobody");
        if (input.team() != null
                && colleagues.teams().stream().noneMatch(team -> team.id().value() == input.team()))
            throw ApiProblem.field("team", "api.problem.unknown");
    }

    private long reason(@Nullable Long reason) {
        if (reason == null) throw ApiProblem.field("lostReason", "problem.required");
        if (pipelines.reasons().stream().noneMatch(each -> each.id() == reason))
            throw ApiProblem.field("lostReason", "api.problem.unknown");
        return reason;
    }

    private PersonId person(Viewer viewer, long id) {
        return people.find(viewer, new PersonId(id))
                .orElseThrow(() -> ApiProblem.field("person", "api.problem.nobody"))
                .id();
    }

    private Conversion.Where where(Viewer viewer, ConversionInput input) {
        if (input.account() != null)
            return new Conversion.Where.Known(accounts.find(viewer, new AccountId(input.account()))
                    .orElseThrow(() -> ApiProblem.field("account", "problem.account.unknown"))
                    .id());
        return input.newAccount() == null || input.newAccount().isBlank()
                ? new Conversion.Where.Nowhere()
                : new Conversion.Where.Made(input.newAccount().strip());
    }

    private @Nullable DealDraft deal(Viewer viewer, Lead lead, @Nullable NewDeal input) {
        if (input == null) return null;
        long stage = Objects.requireNonNull(input.stage());
        Pipeline pipeline = pipelines.all().stream()
                .filter(each -> each.find(stage).isPresent())
                .findFirst()
                .orElseThrow(() -> ApiProblem.field("deal.stage", "api.problem.unknown"));
        LocalDate expected = input.expectedOn();
        if (expected != null && (expected.getYear() <= 1900 || expected.getYear() >= 2200))
            throw ApiProblem.field("deal.expectedOn", "problem.date");
        Currency currency = input.currency() == null
                ? settings.current().currency()
                : Typed.currency(input.currency())
                        .orElseThrow(() -> ApiProblem.field("deal.currency", "problem.malformed"));
        return new DealDraft(
                Objects.requireNonNull(input.name()),
                null,
                pipeline.id(),
                stage,
                input.amount() == null ? null : new BigDecimal(input.amount()).setScale(2),
                currency,
                expected,
                lead.source(),
                lead.channel(),
                lead.owner() == null ? viewer.user() : lead.owner(),
                lead.team());
    }
}
