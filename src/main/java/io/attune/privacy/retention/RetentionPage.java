package io.attune.privacy.retention;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long each kind is kept.
public record RetentionPage(List<Line> lines) {
    public RetentionPage {
        lines = List.copyOf(lines);
    }

    /// `days` as they are typed; 0 is for ever.
    public record Line(
            String name,
            String days,
            int standardDays,
            boolean wrong,
            @Nullable Instant sweptAt,
            long removed) {}
}
