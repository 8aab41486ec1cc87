package io.attune.imports.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What well-known programs export, recognised by the names of the columns; `imports/exports.json` lists them.
@Component
class Exports {
    private static final String LIST = "/imports/exports.json";

    private final List<Export> all;

    Exports(JsonMapper json) {
        try (InputStream list = Objects.requireNonNull(Exports.class.getResourceAsStream(LIST))) {
            this.all = json.readValue(list, new TypeReference<List<Export>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `needs` are the columns by which it is known, `without` those of its kin, `columns` what fills the fields: each
    /// a name, or several with `|` between them, of which the first counts that is there.
    record Export(
            String program,
            String target,
            List<String> needs,
            @Nullable List<String> without,
            Map<String, String> columns) {
        Export {
            needs = List.copyOf(needs);
            without = without == null ? List.of() : List.copyOf(without);
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }

        Target brings() {
            return Target.of(target).orElseThrow();
        }

        /// The column of each field, by position. No column fills two.
        Map<String, Integer> assigned(List<String> names) {
            Map<String, Integer> places = places(names);
            Set<Integer> used = new HashSet<>();
            var assigned = new LinkedHashMap<String, Integer>();
            columns.forEach((field, choices) -> {
                for (String choice : alternatives(choices)) {
                    Integer place = places.get(choice);
                    if (place == null || !used.add(place)) continue;
                    assigned.put(field, place);
                    return;
                }
            });
            return described(assigned);
        }

        /// Lines without a price say no more than what was bought.
        private static Map<String, Integer> described(Map<String, Integer> assigned) {
            if (assigned.containsKey(OrderLines.PRICE.name())) return assigned;
            Integer text = assigned.remove(OrderLines.TEXT.name());
            assigned.remove(OrderLines.SKU.name());
            assigned.remove(OrderLines.QUANTITY.name());
            if (text != null) assigned.putIfAbsent(Target.Orders.PRODUCT.name(), text);
            return assigned;
        }

        private boolean fits(Set<String> names) {
            return needs.stream().allMatch(need -> alternatives(need).stream().anyMatch(names::contains))
                    && Objects.requireNonNull(without).stream().noneMatch(column -> names.contains(plain(column)));
        }
    }

    /// The export that explains most of the columns, of this target or of any.
    Optional<Export> find(List<String> names, @Nullable Target target) {
        Set<String> known = places(names).keySet();
        return all.stream()
                .filter(export -> (target == null || export.brings() == target) && export.fits(known))
                .max(Comparator.comparingInt(export -> export.assigned(names).size()));
    }

    List<Export> all() {
        return all;
    }

    private static List<String> alternatives(String choices) {
        return List.of(choices.split("\\|", -1)).stream().map(Exports::plain).toList();
    }

    private static Map<String, Integer> places(List<String> names) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) places.putIfAbsent(plain(names.get(i)), i);
        return places;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
