package io.attune.activities.subjects;

import io.attune.customers.SearchQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts that hold each word of a query, whatever its case and accents, by the trigram index of the column.
public record Holding(List<String> patterns, List<String> words) {
    /// Shorter words are in no trigram index: they would read all of it.
    private static final int SHORTEST = 3;

    private static final int BEFORE = 40;
    private static final int EXCERPT = 140;

    public Holding {
        patterns = List.copyOf(patterns);
        words = List.copyOf(words);
    }

    public static Holding of(SearchQuery query) {
        return new Holding(query.contained(), List.of(query.text().split("\\s+", -1)));
    }

    /// Whether an index can answer.
    public boolean sharp() {
        return words.stream().anyMatch(word -> word.length() >= SHORTEST);
    }

    /// The bound predicate over a column, never user input; bind [#parameters] with it.
    public String in(String column) {
        return IntStream.range(0, patterns.size())
                .mapToObj(at -> "fold(" + column + ") like fold(:word" + at + ")")
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    public Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        for (int at = 0; at < patterns.size(); at++) parameters.put("word" + at, patterns.get(at));
        return parameters;
    }

    /// What stands around the first word that is found as it was typed, on one line.
    public String excerpt(String text) {
        String flat = text.replaceAll("\\s+", " ").strip();
        String lower = flat.toLowerCase(Locale.ROOT);
        // Some letters are longer in lower case; then the places differ.
        int found = lower.length() != flat.length()
                ? 0
                : words.stream()
                        .mapToInt(word -> lower.indexOf(word.toLowerCase(Locale.ROOT)))
                        .filter(at -> at >= 0)
                        .min()
                        .orElse(0);
        int from = found <= BEFORE ? 0 : whole(flat, found - BEFORE);
        int to = whole(flat, Math.min(flat.length(), from + EXCERPT));
        return (from > 0 ? "…" : "") + flat.substring(from, to).strip() + (to < flat.length() ? "…" : "");
    }

    /// A place that splits no letter of two halves.
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
