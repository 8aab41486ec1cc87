package io.attune.segments.pages;

import io.attune.customers.PersonSummary;
import io.attune.segments.membership.Segment;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.Verdict;
import io.attune.segments.rules.Verdict.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether somebody fits, part by part; before somebody is named, whom was looked for.
public record WhyPage(
        Segment segment,
        Sentences sentences,
        String typed,
        List<PersonSummary> found,
        @Nullable PersonSummary person,
        @Nullable Verdict verdict) {
    public WhyPage {
        found = List.copyOf(found);
    }

    /// What was found of a leaf, in words; empty where the sentence says it all.
    public String evidence(Verdict part) {
        Evidence evidence = part.evidence();
        if (evidence == null) return "";
        var words = sentences.words();
        return switch (part.rule()) {
            case Rule.Did _ -> {
                var last = evidence.last();
                yield last == null
                        ? words.text("segment.why.none")
                        : words.text("segment.why.found", evidence.count(), words.day(last));
            }
            case Rule.Has _, Rule.Present _ ->
                evidence.values().isEmpty()
                        ? words.text("segment.why.unknown")
                        : words.text("segment.why.known", String.join(", ", evidence.values()));
            case Rule.Stands _, Rule.Share _ -> {
                var number = evidence.number();
                yield number == null
                        ? words.text("segment.why.unscored")
                        : words.text(
                                "segment.why.number",
                                words.number(
                                        number.doubleValue(),
                                        Math.clamp(number.stripTrailingZeros().scale(), 0, 2)));
            }
            case Rule.All _, Rule.Any _, Rule.Not _, Rule.InTurn _, Rule.Late _, Rule.Within _, Rule.Allows _ -> "";
        };
    }
}
