package io.attune.demo.generator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names on networks, each taken once; servers are reserved names, so that no handle leads to a stranger.
final class Handles {
    private static final List<String> SERVERS = List.of("fotons.example", "norden.example", "plaza.example");
    private final Map<String, List<List<String>>> parts = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Dice dice;

    Handles(Dice dice) {
        this.dice = dice;
        for (List<String> row : Rows.of("handles.tsv"))
            parts.put(row.get(0), List.of(Rows.list(row.get(1)), Rows.list(row.get(2))));
    }

    void reserve(String network, String handle) {
        taken.add(network + "/" + handle);
    }

    String named(String network, Name name) {
        String given = name.latinGiven();
        String family = name.latinFamily();
        return free(
                network,
                switch (dice.below(6)) {
                    case 0 -> given + "_" + family;
                    case 1 -> given + family.charAt(0);
                    case 2 -> given.charAt(0) + family;
                    case 3 -> given + "." + family;
                    case 4 -> family + given.charAt(0);
                    default -> given + family;
                });
    }

    String hidden(String network, String language) {
        List<List<String>> both = parts.getOrDefault(language, parts.get("en"));
        if (both == null) throw new IllegalStateException("handles.tsv has no parts for en");
        return free(network, dice.pick(both.get(0)) + (dice.chance(0.3) ? "_" : "") + dice.pick(both.get(1)));
    }

    private String free(String network, String stem) {
        String server = network.equals("bluesky")
                ? ".skies.example"
                : network.equals("mastodon") ? "@" + dice.pick(SERVERS) : "";
        String plain = network.equals("x") ? stem.replace('.', '_') : stem;
        String handle = plain + server;
        while (!taken.add(network + "/" + handle)) handle = plain + dice.between(2, 999) + server;
        return handle;
    }
}
