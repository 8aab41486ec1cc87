package io.attune.customers.records;

import static io.attune.customers.records.FactsBody.orNone;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import io.attune.customers.records.ContactForm.AddressLine;
import io.attune.customers.records.ContactForm.Line;
import io.attune.customers.records.FactsBody.AddressBody;
import io.attune.customers.records.FactsBody.ReachBody;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ApiProblem.FieldProblem;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns a [FactsBody] into the form that a page would send, so that both obey the same rules, and says what is wrong
/// by the names of the body.
@Component
public class FactsBodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CustomFields fields;
    private final Ownership ownership;

    FactsBodies(CustomFields fields, Ownership ownership) {
        this.fields = fields;
        this.ownership = ownership;
    }

    /// `problems` by the field of the form.
    public FactsForm form(RecordKind kind, FactsBody body, int version, Map<String, String> problems) {
        List<String> known = fields.of(kind).stream().map(CustomField::key).toList();
        var custom = new HashMap<String, String>();
        Objects.requireNonNullElse(body.fields(), Map.<String, JsonNode>of()).forEach((key, value) -> {
            if (known.contains(key)) custom.put(key, typed(value));
            else problems.put("fields." + key, "api.problem.unknown");
        });
        if (ownership.name(owner(body)).isEmpty() && body.owner() != null) problems.put("owner", "api.problem.nobody");
        if (ownership.name(team(body)).isEmpty() && body.team() != null) problems.put("team", "api.problem.unknown");
        return new FactsForm(
                stripped(body.name()),
                stripped(body.number()),
                new ContactForm(lines(body.mails()), lines(body.phones()), addresses(body.addresses())),
                "",
                "",
                String.join(",", orNone(body.tags())),
                custom,
                version);
    }

    /// What was read of the form, of the owner and team that the body names: a colleague who left stays one.
    public Facts owned(Facts read, FactsBody body) {
        return new Facts(
                read.name(), read.number(), read.contacts(), owner(body), team(body), read.tags(), read.fields());
    }

    /// By key.
    public static Map<String, JsonNode> json(Facts facts) {
        var values = new LinkedHashMap<String, JsonNode>();
        facts.fields().entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getKey().id()))
                .forEach(entry -> values.put(entry.getKey().key(), json(entry.getKey(), entry.getValue())));
        return values;
    }

    /// Problems of a form, with the names that the fields have in the body: `mail.0.value` is `mails[0].value`.
    public static ApiProblem refused(Map<String, String> problems) {
        List<FieldProblem> named = problems.entrySet().stream()
                .map(problem -> new FieldProblem(path(problem.getKey()), problem.getValue()))
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.fields", named);
    }

    private static String path(String field) {
        return field.replaceFirst("^(mail|phone|account)\\.(\\d+)\\.", "$1s[$2].")
                .replaceFirst("^address\\.(\\d+)\\.", "addresses[$1].")
                .replaceFirst("^(accounts\\[\\d+])\\.name$", "$1.account")
                .replaceFirst("^f(\\d+)$", "fields.f$1");
    }

    private static @Nullable UserId owner(FactsBody body) {
        return body.owner() == null ? null : new UserId(body.owner());
    }

    private static @Nullable TeamId team(FactsBody body) {
        return body.team() == null ? null : new TeamId(body.team());
    }

    private static List<Line> lines(@Nullable List<ReachBody> reaches) {
        var lines = new ArrayList<Line>();
        for (ReachBody reach : orNone(reaches))
            lines.add(new Line(kind(reach.kind()), stripped(reach.value()), lines.isEmpty()));
        return lines;
    }

    private static List<AddressLine> addresses(@Nullable List<AddressBody> addresses) {
        var lines = new ArrayList<AddressLine>();
        for (AddressBody it : orNone(addresses))
            lines.add(new AddressLine(
                    kind(it.kind()),
                    stripped(it.street()),
                    stripped(it.postcode()),
                    stripped(it.city()),
                    stripped(it.country()),
                    lines.isEmpty()));
        return lines;
    }

    private static String kind(@Nullable String kind) {
        return Objects.requireNonNullElse(kind, "other");
    }

    private static JsonNode json(CustomField field, FieldValue value) {
        return switch (value) {
            case FieldValue.Text(String text) -> JSON.stringNode(text);
            case FieldValue.Decimal(BigDecimal _) -> JSON.stringNode(FieldText.typed(value));
            case FieldValue.Money(BigDecimal amount, Currency currency) ->
                JSON.objectNode()
                        .put("amount", FieldText.typed(new FieldValue.Decimal(amount)))
                        .put("currency", currency.getCurrencyCode());
            case FieldValue.Day(LocalDate day) -> JSON.stringNode(day.toString());
            case FieldValue.Flag(boolean yes) -> JSON.booleanNode(yes);
            case FieldValue.Chosen(List<String> options) ->
                field.type() == CustomField.Type.CHOICE ? JSON.stringNode(options.getFirst()) : array(options);
        };
    }

    private static ArrayNode array(List<String> options) {
        ArrayNode array = JSON.arrayNode();
        options.forEach(array::add);
        return array;
    }

    /// As the field's form would hold it.
    private static String typed(@Nullable JsonNode value) {
        return switch (value) {
            case null -> "";
            case ObjectNode money ->
                money.path("amount").asString("") + " " + money.path("currency").asString("");
            case ArrayNode options ->
                options.valueStream().map(option -> option.asString("")).collect(Collectors.joining(";"));
            default -> value.asString("");
        };
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
