package io.attune.customers.merging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An import that knows somebody by the number of a merged record changes that record; the survivor
/// follows in what came from there, and gets what is new there. So an import finds the survivor, a
/// value that was chosen from the other record stays chosen, and an undo still knows whose was what.
@Component
public class Following {
    private final MergeStore merges;
    private final BesideStore beside;

    Following(MergeStore merges, BesideStore beside) {
        this.merges = merges;
        this.beside = beside;
    }

    /// After people were changed in the caller's transaction.
    public void follow() {
        var open = new ArrayList<>(merges.touched());
        while (!open.isEmpty()) {
            Merge merge = open.removeFirst();
            follow(merge);
            // The survivor may be somebody else's duplicate by now.
            merges.of(merge.survivor()).ifPresent(open::addLast);
        }
    }

    private void follow(Merge merge) {
        merges.lock(List.of(merge.survivor()));
        Person survivor = merges.person(merge.survivor());
        Person source = merges.person(merge.merged());
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Trait trait : merge.taken())
            if (survivor.same(trait, merge.after()) && !survivor.same(trait, source) && trait != Trait.OWNER)
                values.setAll(source.of(trait));
        String contacts = joined(merge.before(), merge.after(), "contact_point");
        String accounts = joined(merge.before(), merge.after(), "membership");
        Set<Long> fields = fields(merge, survivor, source);
        beside.addContacts(merge.survivor(), merge.merged(), contacts);
        beside.addAccounts(merge.survivor(), merge.merged(), accounts);
        beside.dropFields(merge.survivor(), fields);
        beside.takeFields(merge.survivor(), merge.merged(), fields);
        if (!values.isEmpty()) merges.put(merge.survivor(), values, null);
        beside.dropDoubled(merge.survivor());
        merges.follow(merge, recorded(merge, values, fields, survivor, merges.person(merge.survivor())));
    }

    /// The record of the merge with what came now, and without what colleagues changed of the survivor
    /// since.
    private static Person recorded(Merge merge, ObjectNode values, Set<Long> fields, Person before, Person after) {
        ObjectNode all = (ObjectNode) merge.after().all().deepCopy();
        ((ObjectNode) all.path("row")).setAll(values);
        for (String table : List.of("contact_point", "membership")) {
            ArrayNode rows = (ArrayNode) all.path(table);
            for (JsonNode row : after.beside(table)) if (!holds(before.beside(table), row)) rows.add(row);
        }
        ArrayNode own = (ArrayNode) all.path("custom_value");
        own.removeIf(value -> fields.contains(value.path("field_id").asLong()));
        for (JsonNode value : after.beside("custom_value"))
            if (fields.contains(value.path("field_id").asLong())) own.add(value);
        return new Person(all);
    }

    /// Those of the company's own that came from the other record, or that neither had, and that hold something
    /// else there by now.
    private static Set<Long> fields(Merge merge, Person survivor, Person source) {
        var fields = new TreeSet<>(source.fields());
        fields.addAll(merge.after().fields());
        fields.removeIf(field -> {
            JsonNode after = merge.after().field(field);
            boolean own = !after.isMissingNode() && after.equals(merge.before().field(field));
            return own
                    || !survivor.field(field).equals(after)
                    || source.field(field).equals(after);
        });
        return fields;
    }

    private static String joined(Person before, Person after, String table) {
        ArrayNode rows = (ArrayNode) before.beside(table).deepCopy();
        rows.addAll((ArrayNode) after.beside(table));
        return rows.toString();
    }

    private static boolean holds(JsonNode rows, JsonNode row) {
        for (JsonNode one : rows) if (one.equals(row)) return true;
        return false;
    }
}
