package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors;
import io.attune.commerce.Debtors.Named;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.invoices.ApiInvoice.Input;
import io.attune.commerce.lines.LineBody;
import io.attune.commerce.lines.LineReader;
import io.attune.commerce.origins.Makings;
import io.attune.customers.AccountId;
import io.attune.customers.Origin;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ApiProblem.FieldProblem;
import io.attune.platform.api.ExternalKeys;
import io.attune.platform.api.Version;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Conflict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs write of invoices before they are issued, by the rules of the form.
@Component
class InvoiceWriting {
    private final Makings makings;
    private final Billing billing;
    private final InvoiceStore invoices;
    private final CashStore cash;
    private final Debtors debtors;
    private final People people;
    private final LineReader lines;
    private final CompanySettings settings;
    private final InvoiceTimeline days;
    private final ExternalKeys keys;

    InvoiceWriting(
            Makings makings,
            Billing billing,
            InvoiceStore invoices,
            CashStore cash,
            Debtors debtors,
            People people,
            LineReader lines,
            CompanySettings settings,
            InvoiceTimeline days,
            JdbcClient jdbc) {
        this.makings = makings;
        this.billing = billing;
        this.invoices = invoices;
        this.cash = cash;
        this.debtors = debtors;
        this.people = people;
        this.lines = lines;
        this.settings = settings;
        this.days = days;
        this.keys = new ExternalKeys(jdbc, "invoice");
    }

    ApiInvoice shown(Viewer viewer, Invoice invoice) {
        InvoiceId id = invoice.id();
        String key = keys.of(id.value()).orElse(null);
        return ApiInvoice.of(
                invoice,
                left(viewer, List.of(invoice)).get(invoice.person()),
                key,
                days.today(),
                invoices.lines(id),
                cash.ofInvoice(id),
                makings.origin(Makings.Of.INVOICE, id.value()));
    }

    List<ApiInvoice> listed(Viewer viewer, List<Invoice> found) {
        List<Long> ids = found.stream().map(invoice -> invoice.id().value()).toList();
        Map<Long, String> names = keys.of(ids);
        Map<Long, Origin> origins = makings.origins(Makings.Of.INVOICE, ids);
        Map<PersonId, PersonId> left = left(viewer, found);
        return found.stream()
                .map(invoice -> ApiInvoice.of(
                        invoice,
                        left.get(invoice.person()),
                        names.get(invoice.id().value()),
                        days.today(),
                        null,
                        null,
                        origins.getOrDefault(invoice.id().value(), Origin.SYSTEM)))
                .toList();
    }

    Optional<Invoice> known(Viewer viewer, String externalId) {
        return keys.find(externalId).flatMap(id -> invoices.find(viewer, new InvoiceId(id)));
    }

    @Transactional
    public InvoiceId create(Viewer viewer, Input input) {
        Debtor debtor = debtor(viewer, input);
        InvoiceDraft draft = draft(viewer, debtor, input);
        InvoiceId id = switch (debtor) {
            case Debtor.OfAccount account -> billing.draft(viewer, null, account.id(), draft);
            case Debtor.OfPerson person -> billing.draft(viewer, person.id(), null, draft);
        };
        keys.put(id.value(), input.externalId());
        return id;
    }

    /// @throws Conflict where it was issued
    @Transactional
    public void change(Viewer viewer, Invoice before, int version, Input input) {
        if (!before.draft()) throw new Conflict("invoices.issued.already");
        if (!samePerson(viewer, before.person(), person(input))) throw ApiProblem.field("person", "api.problem.stays");
        if (!Objects.equals(before.account(), account(input))) throw ApiProblem.field("account", "api.problem.stays");
        InvoiceDraft draft = draft(viewer, before.debtor(), input);
        try {
            billing.change(viewer, before.id(), version, draft);
        } catch (Conflict _) {
            throw Version.changed();
        }
        keys.put(before.id().value(), input.externalId());
    }

    private Map<PersonId, PersonId> left(Viewer viewer, List<Invoice> found) {
        return people.left(
                viewer,
                found.stream().map(Invoice::person).filter(Objects::nonNull).toList());
    }

    /// Also whoever they were merged with.
    private boolean samePerson(Viewer viewer, @Nullable PersonId before, @Nullable PersonId said) {
        if (before == null || said == null) return before == null && said == null;
        Map<PersonId, PersonId> left = people.left(viewer, List.of(before, said));
        return Objects.equals(left.get(before), left.get(said));
    }

    private InvoiceDraft draft(Viewer viewer, Debtor debtor, Input input) {
        Named customer = debtors.find(viewer, debtor)
                .orElseThrow(() ->
                        ApiProblem.field(debtor.accountId() == null ? "person" : "account", "api.problem.nobody"));
        InvoiceForm form = input.form(
                customer.name(),
                customer.address(),
                settings.current().currency().getCurrencyCode(),
                lines.taxIncluded(),
                billing.termDays(debtor));
        var problems = new HashMap<String, String>();
        return form.read(lines, days.today(), problems).orElseThrow(() -> refused(problems));
    }

    private static ApiProblem refused(Map<String, String> problems) {
        List<FieldProblem> fields = problems.entrySet().stream()
                .map(problem -> new FieldProblem(LineBody.path(problem.getKey()), problem.getValue()))
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.fields", fields);
    }

    private Debtor debtor(Viewer viewer, Input input) {
        if (input.person() == null && input.account() == null) throw ApiProblem.field("account", "problem.required");
        // Whoever buys for an account does not owe what it owes.
        PersonId person = person(input);
        return input.account() == null && person != null
                ? Debtor.of(people.left(viewer, List.of(person)).get(person), null)
                : Debtor.of(null, account(input));
    }

    private static @Nullable PersonId person(Input input) {
        return input.person() == null ? null : new PersonId(input.person());
    }

    private static @Nullable AccountId account(Input input) {
        return input.account() == null ? null : new AccountId(input.account());
    }
}
