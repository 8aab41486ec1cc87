package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads the fields that the company added as people type them and as programs send them, and
/// writes them as programs read them.
@Component
@NamedInterface("records")
public class FieldsReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CustomFields fields;

    FieldsReader(CustomFields fields) {
        this.fields = fields;
    }

    public List<CustomField> of(RecordKind kind) {
        return fields.of(kind);
    }

    /// `problems` by the key of the field.
    public Map<CustomField, FieldValue> read(RecordKind kind, FieldsForm form, Map<String, String> problems) {
        var values = new LinkedHashMap<CustomField, FieldValue>();
        for (CustomField field : fields.of(kind)) {
            try {
                fields.read(field, form.text(field)).ifPresent(value -> values.put(field, value));
            } catch (IllegalArgumentException e) {
                problems.put(field.key(), Objects.requireNonNullElse(e.getMessage(), "problem.malformed"));
            }
        }
        return values;
    }

    /// All fields of a kind, with what they shall hold: those that have no value are cleared.
    public Map<CustomField, Optional<FieldValue>> all(RecordKind kind, Map<CustomField, FieldValue> values) {
        var all = new LinkedHashMap<CustomField, Optional<FieldValue>>();
        for (CustomField field : fields.of(kind)) all.put(field, Optional.ofNullable(values.get(field)));
        return all;
    }

    /// What a program sent, as the form would hold it; `problems` by `fields.<key>`.
    public FieldsForm form(RecordKind kind, Map<String, JsonNode> sent, Map<String, String> problems) {
        List<String> known = fields.of(kind).stream().map(CustomField::key).toList();
        var typed = new HashMap<String, String>();
        sent.forEach((key, value) -> {
            if (known.contains(key)) typed.put(key, typed(value));
            else problems.put("fields." + key, "api.problem.unknown");
        });
        return new FieldsForm(typed);
    }

    /// By key.
    public static Map<String, JsonNode> json(Map<CustomField, FieldValue> values) {
        var json = new LinkedHashMap<String, JsonNode>();
        values.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getKey().id()))
                .forEach(entry -> json.put(entry.getKey().key(), json(entry.getKey(), entry.getValue())));
        return json;
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
}
