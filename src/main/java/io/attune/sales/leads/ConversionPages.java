package io.attune.sales.leads;

import io.attune.customers.AccountId;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Problems;
import io.attune.platform.web.Typed;
import io.attune.sales.deals.DealDraft;
import io.attune.sales.deals.Picks;
import io.attune.sales.deals.Picks.Pick;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;

/// Asks what a lead becomes, with those who may be meant, and reads the answer.
@Component
class ConversionPages {
    private static final int SUGGESTED = 4;

    private final Picks picks;
    private final People people;
    private final Pipelines pipelines;
    private final CompanySettings settings;

    ConversionPages(Picks picks, People people, Pipelines pipelines, CompanySettings settings) {
        this.picks = picks;
        this.people = people;
        this.pipelines = pipelines;
        this.settings = settings;
    }

    String page(Viewer viewer, Lead lead, ConversionForm form, Problems problems, Model model) {
        model.addAttribute(
                "page",
                new ConversionPage(
                        lead,
                        known(viewer, lead),
                        accounts(viewer, lead),
                        pipelines.all(),
                        settings.current().currency().getCurrencyCode()));
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "sales/leads/conversion";
    }

    /// Somebody with the same mail is meant; whoever only has a like name is offered.
    ConversionForm suggested(Viewer viewer, Lead lead) {
        String who = known(viewer, lead).stream()
                .filter(person -> person.id().equals(lead.person())
                        || (lead.email() != null && lead.email().equalsIgnoreCase(person.email())))
                .findFirst()
                .map(person -> person.id().toString())
                .orElse("new");
        String company = lead.company();
        String where = company == null
                ? "none"
                : picks.account(viewer, company).map(AccountId::toString).orElse("new");
        return new ConversionForm(
                lead.version(),
                who,
                "",
                where,
                "",
                true,
                company == null ? lead.name() : company,
                pipelines.all().getFirst().first().id(),
                "",
                "");
    }

    Optional<Conversion> read(Viewer viewer, Lead lead, ConversionForm form, Errors errors) {
        Conversion.Who who = who(viewer, form, errors);
        Conversion.Where where = where(viewer, lead, form, errors);
        DealDraft deal = form.withDeal() ? deal(viewer, lead, form, errors) : null;
        if (errors.hasErrors() || who == null || where == null) return Optional.empty();
        return Optional.of(new Conversion(who, where, deal));
    }

    private Conversion.@Nullable Who who(Viewer viewer, ConversionForm form, Errors errors) {
        String chosen = Objects.requireNonNullElse(form.who(), "new");
        if (chosen.equals("new")) return new Conversion.Who.Newcomer();
        String typed = chosen.equals("other") ? text(form.person()) : "#" + chosen;
        Optional<PersonId> person = typed.isEmpty() ? Optional.empty() : picks.person(viewer, typed);
        if (person.isPresent()) return new Conversion.Who.Known(person.get());
        errors.rejectValue("person", "problem.pick.person", "problem.pick.person");
        return null;
    }

    private Conversion.@Nullable Where where(Viewer viewer, Lead lead, ConversionForm form, Errors errors) {
        String chosen = Objects.requireNonNullElse(form.where(), "none");
        if (chosen.equals("none")) return new Conversion.Where.Nowhere();
        if (chosen.equals("new") && lead.company() != null) return new Conversion.Where.Made(lead.company());
        String typed = chosen.equals("other") ? text(form.account()) : "#" + chosen;
        Optional<AccountId> account = typed.isEmpty() ? Optional.empty() : picks.account(viewer, typed);
        if (account.isPresent()) return new Conversion.Where.Known(account.get());
        errors.rejectValue("account", "problem.pick.account", "problem.pick.account");
        return null;
    }

    private @Nullable DealDraft deal(Viewer viewer, Lead lead, ConversionForm form, Errors errors) {
        if (text(form.name()).isEmpty()) errors.rejectValue("name", "problem.required", "problem.required");
        Pipeline pipeline = pipelines.all().stream()
                .filter(each -> each.find(form.stage()).isPresent())
                .findFirst()
                .orElse(null);
        if (pipeline == null) errors.rejectValue("stage", "problem.malformed", "problem.malformed");
        Optional<BigDecimal> amount = Typed.decimal(form.amount());
        if (amount.isEmpty() && !text(form.amount()).isEmpty())
            errors.rejectValue("amount", "problem.number", "problem.number");
        Optional<LocalDate> expected = Typed.date(form.expected());
        if (expected.isEmpty() && !text(form.expected()).isEmpty())
            errors.rejectValue("expected", "problem.date", "problem.date");
        if (errors.hasErrors() || pipeline == null) return null;
        return new DealDraft(
                text(form.name()),
                null,
                pipeline.id(),
                form.stage(),
                amount.map(money -> money.setScale(2, RoundingMode.HALF_UP)).orElse(null),
                settings.current().currency(),
                expected.orElse(null),
                lead.source(),
                lead.channel(),
                lead.owner() == null ? viewer.user() : lead.owner(),
                lead.team());
    }

    private List<PersonSummary> known(Viewer viewer, Lead lead) {
        var known = new ArrayList<PersonSummary>();
        if (lead.person() != null) people.find(viewer, lead.person()).ifPresent(known::add);
        if (lead.email() != null) add(known, people.like(viewer, lead.email(), 2));
        add(known, people.like(viewer, lead.name(), SUGGESTED));
        return known.subList(0, Math.min(SUGGESTED, known.size()));
    }

    private List<Pick> accounts(Viewer viewer, Lead lead) {
        String company = lead.company();
        if (company == null) return List.of();
        List<Pick> found = picks.accounts(viewer, company);
        return found.subList(0, Math.min(SUGGESTED, found.size()));
    }

    private static void add(List<PersonSummary> known, List<PersonSummary> more) {
        for (PersonSummary person : more)
            if (known.stream().noneMatch(each -> each.id().equals(person.id()))) known.add(person);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
