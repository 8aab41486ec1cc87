package io.attune.demo.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The lines of `demo/posts/LANG.tsv`, by language and key.
final class Phrases {
    static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ar", "ja", "zh");
    private static final Pattern SLOT = Pattern.compile("\\{([a-z.]+)}");
    private final Map<String, List<Line>> lines = new HashMap<>();

    /// A line and the facts without which it cannot be said; a name can always be left out.
    record Line(String text, Set<String> needs) {}

    Phrases() {
        for (String language : LANGUAGES)
            for (List<String> row : Rows.of("posts/" + language + ".tsv"))
                lines.computeIfAbsent(language + "/" + row.get(0), key -> new ArrayList<>())
                        .add(line(row));
    }

    List<Line> of(String language, String key) {
        List<Line> found = lines.get(language + "/" + key);
        if (found == null) throw new IllegalStateException("demo/posts/" + language + ".tsv has no line for " + key);
        return found;
    }

    private static Line line(List<String> row) {
        String text = row.get(1);
        var needs = new TreeSet<String>();
        SLOT.matcher(text).results().forEach(slot -> needs.add(slot.group(1)));
        needs.remove("name");
        if (Character.isLowerCase(text.codePointAt(0)) || text.contains("??")) needs.add("casual");
        if (row.size() > 2) needs.add(row.get(2));
        return new Line(text, Set.copyOf(needs));
    }
}
