package io.attune.sales.deals;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How long a deal stood in a stage; `left` is absent where it still stands.
public record Stay(
        long id,
        @Nullable Long stage,
        String stageName,
        Instant entered,
        @Nullable Instant left,
        @Nullable String by) {
    public Duration length(Instant now) {
        return Duration.between(entered, Objects.requireNonNullElse(left, now));
    }
}
