package io.attune.customers.merging;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Somebody as the database has them: their row, and what stands beside it by table. What is merged and
/// what is undone is compared by this.
record Person(JsonNode all) {
    JsonNode row() {
        return all.path("row");
    }

    JsonNode beside(String table) {
        return all.path(table);
    }

    boolean has(Trait trait) {
        return trait.columns().stream()
                .anyMatch(column -> !row().path(column).isNull()
                        && !row().path(column).asString("").isEmpty());
    }

    /// The trait's columns with their values.
    ObjectNode of(Trait trait) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (String column : trait.columns()) values.set(column, row().path(column));
        return values;
    }

    boolean same(Trait trait, Person other) {
        return of(trait).equals(other.of(trait));
    }

    /// Whether both say the same of it, perhaps in another notation: then there is nothing to choose.
    boolean agrees(Trait trait, Person other) {
        return switch (trait) {
            case MAIL ->
                Objects.toString(text("email"), "").equalsIgnoreCase(Objects.toString(other.text("email"), ""));
            case PHONE -> Objects.equals(number(), other.number());
            case ADDRESS ->
                Stream.of("street", "postcode", "city", "country")
                        .allMatch(column -> Objects.equals(text(column), other.text(column)));
            case NAME, LANGUAGE, SOURCE, CAMPAIGN, SINCE, OWNER -> same(trait, other);
        };
    }

    private @Nullable String number() {
        String number = text("phone_number");
        return number == null ? text("phone") : number;
    }

    /// Whether the name is none, but what a file had instead of one.
    boolean nameless() {
        String name = row().path("name").asString("");
        return name.equals(text("external_id")) || name.equalsIgnoreCase(Objects.toString(text("email"), ""));
    }

    @Nullable
    String text(String column) {
        JsonNode value = row().path(column);
        return value.isNull() || value.isMissingNode() ? null : value.asString("");
    }

    /// What the survivor takes where nobody chose: what is missing, a real name, the earlier day.
    static boolean better(Trait trait, Person duplicate, Person survivor) {
        if (!duplicate.has(trait) || duplicate.agrees(trait, survivor)) return false;
        if (!survivor.has(trait)) return true;
        return switch (trait) {
            case NAME -> survivor.nameless() && !duplicate.nameless();
            case SINCE ->
                Objects.toString(duplicate.text("customer_since"), "9999")
                                .compareTo(Objects.toString(survivor.text("customer_since"), "9999"))
                        < 0;
            case MAIL, PHONE, ADDRESS, LANGUAGE, SOURCE, CAMPAIGN, OWNER -> false;
        };
    }

    /// What one of them holds, apart from whose it is; missing where it holds nothing.
    JsonNode field(long id) {
        for (JsonNode value : beside("custom_value"))
            if (value.path("field_id").asLong() == id) return ((ObjectNode) value.deepCopy()).without("record_id");
        return MissingNode.getInstance();
    }

    /// The ids of the fields of the company's own that hold something.
    Set<Long> fields() {
        var fields = new TreeSet<Long>();
        for (JsonNode value : beside("custom_value"))
            fields.add(value.path("field_id").asLong());
        return fields;
    }
}
