package io.attune.sales.deals;

import io.attune.commerce.Product;
import io.attune.commerce.ProductId;
import io.attune.commerce.Products;
import io.attune.customers.AccountId;
import io.attune.customers.Accounts;
import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.RecordKind;
import io.attune.customers.records.FieldsForm;
import io.attune.customers.records.FieldsReader;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Typed;
import io.attune.sales.deals.ApiDeal.Contact;
import io.attune.sales.deals.ApiDeal.Input;
import io.attune.sales.deals.ApiDeal.LineJson;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes sense of what a program says of a deal: the same drafts, contacts and lines as those of the form.
@Component
class DealReader {
    private final Pipelines pipelines;
    private final Accounts accounts;
    private final People people;
    private final Products products;
    private final Colleagues colleagues;
    private final CompanySettings settings;
    private final FieldsReader fields;
    private final Clock clock;

    DealReader(
            Pipelines pipelines,
            Accounts accounts,
            People people,
            Products products,
            Colleagues colleagues,
            CompanySettings settings,
            FieldsReader fields,
            Clock clock) {
        this.pipelines = pipelines;
        this.accounts = accounts;
        this.people = people;
        this.products = products;
        this.colleagues = colleagues;
        this.settings = settings;
        this.fields = fields;
        this.clock = clock;
    }

    /// `before` keeps an account that the viewer does not see.
    DealDraft draft(Viewer viewer, Input input, @Nullable Deal before) {
        Pipeline pipeline = pipeline(input.stage());
        LocalDate expected = input.expectedOn();
        if (expected != null && (expected.getYear() <= 1900 || expected.getYear() >= 2200))
            throw ApiProblem.field("expectedOn", "problem.date");
        if (input.owner() != null && colleagues.find(new UserId(input.owner())).isEmpty())
            throw ApiProblem.field("owner", "api.problem.nobody");
        if (input.team() != null
                && colleagues.teams().stream().noneMatch(team -> team.id().value() == input.team()))
            throw ApiProblem.field("team", "api.problem.unknown");
        UserId owner = input.owner() == null ? null : new UserId(input.owner());
        if (owner == null && input.team() == null && before == null) owner = viewer.user();
        return new DealDraft(
                Objects.requireNonNull(input.name()),
                account(viewer, input, before),
                pipeline.id(),
                input.stage() == null ? pipeline.first().id() : input.stage(),
                input.amount() == null ? null : new BigDecimal(input.amount()).setScale(2, RoundingMode.UNNECESSARY),
                currency(input),
                expected,
                Source.of(Objects.requireNonNullElse(input.source(), "classic")),
                input.channel() == null || input.channel().isBlank()
                        ? null
                        : input.channel().strip(),
                owner,
                input.team() == null ? null : new TeamId(input.team()),
                own(input));
    }

    private Map<CustomField, Optional<FieldValue>> own(Input input) {
        var problems = new LinkedHashMap<String, String>();
        FieldsForm typed = fields.form(RecordKind.DEAL, input.own(), problems);
        Map<CustomField, FieldValue> read = fields.read(RecordKind.DEAL, typed, problems);
        problems.forEach((field, problem) -> {
            throw ApiProblem.field(field.startsWith("fields.") ? field : "fields." + field, problem);
        });
        return fields.all(RecordKind.DEAL, read);
    }

    /// Who is meant, with their roles. Those that the viewer does not see are refused.
    Map<PersonId, Optional<String>> contacts(Viewer viewer, List<Contact> contacts) {
        var roles = new LinkedHashMap<PersonId, Optional<String>>();
        for (Contact contact : contacts)
            roles.put(
                    new PersonId(Objects.requireNonNull(contact.person())),
                    Optional.ofNullable(contact.role()).map(String::strip).filter(role -> !role.isEmpty()));
        Map<PersonId, PersonSummary> seen = people.summaries(viewer, roles.keySet());
        for (int i = 0; i < contacts.size(); i++)
            if (!seen.containsKey(
                    new PersonId(Objects.requireNonNull(contacts.get(i).person()))))
                throw ApiProblem.field("contacts[" + i + "].person", "api.problem.nobody");
        var meant = new LinkedHashMap<PersonId, Optional<String>>();
        roles.forEach(
                (said, role) -> meant.put(Objects.requireNonNull(seen.get(said)).id(), role));
        return meant;
    }

    /// `known` are the lines of before, whose products need no number again.
    List<DealLine> lines(Input input, List<DealLine> known) {
        Currency currency = currency(input);
        LocalDate today = LocalDate.now(clock.withZone(settings.current().zone()));
        var lines = new ArrayList<DealLine>();
        for (LineJson line : input.things()) {
            String at = "lines[" + lines.size() + "].";
            Product product = product(line, at);
            String text = Objects.requireNonNullElse(line.text(), "").strip();
            if (text.isEmpty() && product != null) text = product.name();
            if (text.isEmpty()) throw ApiProblem.field(at + "text", "problem.required");
            BigDecimal quantity = new BigDecimal(Objects.requireNonNullElse(line.quantity(), "1"));
            if (quantity.signum() == 0) throw ApiProblem.field(at + "quantity", "problem.quantity");
            Optional<BigDecimal> price = Optional.ofNullable(line.price()).map(BigDecimal::new);
            if (price.isEmpty() && product != null) price = products.price(product.id(), currency, today);
            lines.add(new DealLine(
                    0,
                    product == null ? kept(line, known, at) : product.id(),
                    text,
                    quantity,
                    price.orElseThrow(() -> ApiProblem.field(at + "price", "problem.required"))));
        }
        return lines;
    }

    private @Nullable Product product(LineJson line, String at) {
        String sku = Objects.requireNonNullElse(line.sku(), "").strip();
        if (sku.isEmpty()) return null;
        return products.bySku(List.of(sku)).stream()
                .findFirst()
                .orElseThrow(() -> ApiProblem.field(at + "sku", "problem.sku.unknown"));
    }

    private static @Nullable ProductId kept(LineJson line, List<DealLine> known, String at) {
        if (line.product() == null) return null;
        return known.stream()
                .map(DealLine::product)
                .filter(Objects::nonNull)
                .filter(product -> product.value() == line.product())
                .findFirst()
                .orElseThrow(() -> ApiProblem.field(at + "product", "api.problem.unknown"));
    }

    private Pipeline pipeline(@Nullable Long stage) {
        if (stage == null) return pipelines.all().getFirst();
        return pipelines.all().stream()
                .filter(each -> each.find(stage).isPresent())
                .findFirst()
                .orElseThrow(() -> ApiProblem.field("stage", "api.problem.unknown"));
    }

    private @Nullable AccountId account(Viewer viewer, Input input, @Nullable Deal before) {
        if (input.account() == null) return before != null && before.accountName() == null ? before.account() : null;
        return accounts.find(viewer, new AccountId(input.account()))
                .orElseThrow(() -> ApiProblem.field("account", "problem.account.unknown"))
                .id();
    }

    private Currency currency(Input input) {
        if (input.currency() == null) return settings.current().currency();
        return Typed.currency(input.currency()).orElseThrow(() -> ApiProblem.field("currency", "problem.malformed"));
    }
}
