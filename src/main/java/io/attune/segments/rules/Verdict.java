package io.attune.segments.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a rule holds for somebody, part by part; `evidence` says of a leaf what was found.
public record Verdict(
        Rule rule,
        boolean holds,
        List<Verdict> parts,
        @Nullable Evidence evidence) {
    public Verdict {
        parts = List.copyOf(parts);
    }

    /// What was found: so many, the last on that day; or a number; or values as they are known, folded.
    public record Evidence(
            long count, @Nullable LocalDate last, @Nullable BigDecimal number, List<String> values) {
        public Evidence {
            values = List.copyOf(values);
        }
    }
}
