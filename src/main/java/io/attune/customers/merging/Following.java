package io.attune.customers.merging;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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

    /// Those merged people whom a run changed, as they are before it is taken back.
    public static final class Before {
        private final Map<Long, Person> people = new LinkedHashMap<>();

        private Before() {}
    }

    public Before before(long run) {
        var before = new Before();
        for (long merged : merges.changedBy(run)) before.people.put(merged, merges.person(merged));
        return before;
    }

    /// After people were changed in the caller's transaction.
    public void follow() {
        follow(merges.touched(), null);
    }

    /// After a run was taken back in the caller's transaction: contacts that whoever was merged has no more go too.
    public void follow(Before before) {
        var changed = new LinkedHashSet<>(before.people.keySet());
        changed.addAll(merges.touched());
        follow(changed, before);
    }

    private void follow(Collection<Long> changed, @Nullable Before before) {
        var open = new ArrayDeque<>(changed);
        while (!open.isEmpty()) {
            Merge merge = merges.of(open.removeFirst()).orElseThrow();
            merges.lock(List.of(merge.survivor()));
            Person survivor = merges.person(merge.survivor());
            if (before != null) {
                before.people.putIfAbsent(merge.survivor(), survivor);
                Person had = before.people.get(merge.merged());
                if (had != null) beside.dropLost(merge.survivor(), merge.before(), had);
            }
            follow(merge, survivor);
            // The survivor may be somebody else's duplicate by now.
            if (merges.of(merge.survivor()).isPresent()) open.addLast(merge.survivor());
        }
    }

    private void follow(Merge merge, Person survivor) {
        Person source = merges.person(merge.merged());
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Trait trait : merge.taken())
            if (survivor.same(trait, merge.after()) && !survivor.same(trait, source) && trait != Trait.OWNER)
                values.setAll(source.of(trait));
        ArrayNode contacts = (ArrayNode) merge.before().beside("contact_point").deepCopy();
        contacts.addAll((ArrayNode) merge.after().beside("contact_point"));
        Set<Long> fields = fields(merge, survivor, source);
        beside.addContacts(merge.survivor(), merge.merged(), contacts.toString());
        beside.joinAccounts(merge.survivor(), merges.since(merge), merge.before(), merge.after());
        beside.dropFields(merge.survivor(), fields);
        beside.takeFields(merge.survivor(), merge.merged(), fields);
        if (!values.isEmpty()) merges.put(merge.survivor(), values, null);
        beside.dropDoubled(merge.survivor());
        merges.follow(merge, recorded(merge, values, fields, survivor, merges.person(merge.survivor())));
    }

    /// The record of the merge with what came and without what went now, whatever colleagues changed of the survivor
    /// since.
    private static Person recorded(Merge merge, ObjectNode values, Set<Long> fields, Person before, Person after) {
        ObjectNode all = (ObjectNode) merge.after().all().deepCopy();
        ((ObjectNode) all.path("row")).setAll(values);
        for (String table : List.of("contact_point", "membership")) {
            ArrayNode rows = (ArrayNode) all.path(table);
            rows.removeIf(row -> holds(before.beside(table), row) && !holds(after.beside(table), row));
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

    private static boolean holds(JsonNode rows, JsonNode row) {
        for (JsonNode one : rows) if (one.equals(row)) return true;
        return false;
    }
}
