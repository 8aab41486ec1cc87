package io.attune.customers.records;

import io.attune.platform.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody else saved while a form was filled in. What was typed stays in the form; `differences` shows beside
/// each other where it is not what is saved by now.
public record Meanwhile(@Nullable String who, String when, String exactly, List<Difference> differences) {
    public Meanwhile {
        differences = List.copyOf(differences);
    }

    public record Difference(String label, String saved, String typed) {}

    public static Meanwhile of(
            Stamp stamp, @Nullable String who, Map<String, String> saved, Map<String, String> typed, Words words) {
        var differences = new ArrayList<Difference>();
        saved.forEach((label, now) -> {
            String mine = typed.getOrDefault(label, "");
            if (!mine.equals(now)) differences.add(new Difference(label, now, mine));
        });
        return new Meanwhile(who, words.when(stamp.updatedAt()), words.exactly(stamp.updatedAt()), differences);
    }
}
