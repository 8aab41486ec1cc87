package io.attune.customers.merging;

import io.attune.platform.security.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Whose value counts, by the key of a trait or field; true where it is that of the duplicate. What
/// nobody chose is decided by what is missing.
record Choices(Map<String, Boolean> takes) {
    static final Choices NONE = new Choices(Map.of());
    private static final String PREFIX = "take.";

    Choices {
        takes = Map.copyOf(takes);
    }

    /// From the fields of a form, such as `take.name=duplicate`.
    static Choices of(Map<String, String> sent) {
        var takes = new HashMap<String, Boolean>();
        sent.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) takes.put(name.substring(PREFIX.length()), value.equals("duplicate"));
        });
        return new Choices(takes);
    }

    boolean takes(String key, boolean otherwise) {
        return takes.getOrDefault(key, otherwise);
    }

    /// A choice about what is kept from the viewer is none of theirs.
    Choices within(Viewer viewer) {
        var open = new HashMap<>(takes);
        for (Trait trait : Trait.values()) {
            var restricted = trait.restricted();
            if (restricted != null && !viewer.shows(restricted)) open.remove(trait.key());
        }
        return new Choices(open);
    }

    Set<Trait> traits(Person survivor, Person duplicate) {
        var taken = new LinkedHashSet<Trait>();
        for (Trait trait : Trait.values()) {
            if (survivor.agrees(trait, duplicate)) continue;
            // Nobody is left without a name.
            if (trait == Trait.NAME && !duplicate.has(trait)) continue;
            if (takes(trait.key(), Person.better(trait, duplicate, survivor))) taken.add(trait);
        }
        return taken;
    }

    Set<Long> fields(Person survivor, Person duplicate) {
        Collection<Long> known = survivor.fields();
        var taken = new LinkedHashSet<Long>();
        for (Long field : duplicate.fields()) if (takes("f" + field, !known.contains(field))) taken.add(field);
        return taken;
    }
}
