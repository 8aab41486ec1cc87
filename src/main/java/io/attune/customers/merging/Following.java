package io.attune.customers.merging;

import java.util.ArrayList;
import java.util.List;
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
        beside.addContacts(merge.survivor(), merge.merged(), contacts);
        beside.addAccounts(merge.survivor(), merge.merged(), accounts);
        if (!values.isEmpty()) merges.put(merge.survivor(), values, null);
        beside.dropDoubled(merge.survivor());
        merges.follow(merge, recorded(merge, values, survivor, merges.person(merge.survivor())));
    }

    /// The record of the merge with what came now, and without what colleagues changed of the survivor
    /// since.
    private static Person recorded(Merge merge, ObjectNode values, Person before, Person after) {
        ObjectNode all = (ObjectNode) merge.after().all().deepCopy();
        ((ObjectNode) all.path("row")).setAll(values);
        for (String table : List.of("contact_point", "membership")) {
            ArrayNode rows = (ArrayNode) all.path(table);
            for (JsonNode row : after.beside(table)) if (!holds(before.beside(table), row)) rows.add(row);
        }
        return new Person(all);
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
