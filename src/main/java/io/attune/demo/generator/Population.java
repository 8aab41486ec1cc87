package io.attune.demo.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The countries Lumen sells to and the names people have there.
final class Population {
    private final List<Culture> cultures = new ArrayList<>();
    private final Map<String, List<String>> names = new HashMap<>();

    Population() {
        for (List<String> row : Rows.of("people.tsv")) {
            if (row.getFirst().equals("culture")) cultures.add(culture(row));
            else names.put(row.get(0) + "." + row.get(1), Rows.list(row.get(2)));
        }
    }

    Culture culture(Dice dice) {
        return dice.pick(cultures, Culture::weight);
    }

    Culture culture(Dice dice, String language) {
        return dice.pick(cultures, each -> each.language().equals(language) ? each.weight() : 0);
    }

    Culture culture(String country, String language) {
        return cultures.stream()
                .filter(each ->
                        each.country().equals(country) && each.language().equals(language))
                .findFirst()
                .orElseThrow();
    }

    Name name(Dice dice, String language) {
        boolean woman = dice.chance(0.53);
        return Name.of(
                dice.pick(names(woman ? "woman" : "man", language)),
                dice.pick(names("family", language)),
                woman,
                language);
    }

    private List<String> names(String kind, String language) {
        List<String> found = names.get(kind + "." + language);
        if (found == null) throw new IllegalStateException("people.tsv has no " + kind + " for " + language);
        return found;
    }

    private static Culture culture(List<String> row) {
        return new Culture(
                row.get(1),
                row.get(2),
                Integer.parseInt(row.get(3)),
                row.get(4),
                row.get(5),
                Rows.list(row.get(6)),
                Rows.list(row.get(7)));
    }
}
