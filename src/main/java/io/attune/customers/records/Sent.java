package io.attune.customers.records;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a form sent, as it was typed. Lists of things are sent as `mail.0.value`, `mail.1.value` and so on.
public record Sent(Map<String, List<String>> values) {
    public Sent {
        values = Map.copyOf(values);
    }

    /// "" where nothing was typed.
    public String text(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() || all.getFirst() == null ? "" : all.getFirst().strip();
    }

    public @Nullable String textOrNull(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// The numbers that things of this name were sent with, ascending.
    public List<Integer> places(String name) {
        var places = new TreeSet<Integer>();
        String prefix = name + ".";
        for (String key : values.keySet()) {
            if (!key.startsWith(prefix)) continue;
            String number = key.substring(prefix.length()).replaceFirst("\\..*", "");
            if (number.matches("\\d{1,3}")) places.add(Integer.valueOf(number));
        }
        return List.copyOf(places);
    }
}
