package io.attune.customers.merging;

import io.attune.customers.PersonId;
import io.attune.platform.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who was merged into a person; `labels` are those of fields that rules name.
public record MergedPage(PersonId survivor, List<Line> lines, Map<String, String> labels) {
    public MergedPage {
        lines = List.copyOf(lines);
        labels = Map.copyOf(labels);
    }

    /// `last` where it may be undone: the last merge is undone first.
    public record Line(
            long merge,
            String name,
            @Nullable String number,
            @Nullable String mail,
            @Nullable String rule,
            @Nullable String by,
            Instant at,
            boolean last) {}

    /// What tells them from others of that name, and why they were merged.
    public String about(Line line, Words words) {
        var parts = new ArrayList<String>();
        if (line.number() != null) parts.add(words.text("person.numbered", line.number()));
        if (line.mail() != null) parts.add(line.mail());
        if (line.rule() != null)
            parts.add(words.text(
                    "merge.rule",
                    words.textOr("merge.key." + line.rule(), labels.getOrDefault(line.rule(), line.rule()))));
        if (line.by() != null) parts.add(line.by());
        return String.join(" · ", parts);
    }
}
