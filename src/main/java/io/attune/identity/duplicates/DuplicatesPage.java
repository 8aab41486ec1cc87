package io.attune.identity.duplicates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of suggestions; `older` is where the next ones are found, `last` the last time that everybody
/// was looked at.
public record DuplicatesPage(
        List<Suggestion> suggestions,
        Wanted wanted,
        List<String> fields,
        @Nullable String older,
        @Nullable Run last) {
    public DuplicatesPage {
        suggestions = List.copyOf(suggestions);
        fields = List.copyOf(fields);
    }

    public record Run(Instant at, long people, long compared, long pairs, long merged) {}

    /// Where a form comes back to.
    public String here() {
        return "/duplicates" + wanted.with("", "");
    }
}
