package io.attune.platform.jobs;

import io.attune.platform.security.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A job as people see it. `total` 0 means that it is not known yet.
public record Job(
        JobId id,
        String kind,
        JobState state,
        long done,
        long total,
        @Nullable String step,
        @Nullable String page,
        int attempt,
        boolean cancelRequested,
        @Nullable UserId startedBy,
        Instant createdAt) {
    private static final Duration TOO_SOON_TO_TELL = Duration.ofSeconds(2);

    /// How long is left if it goes on as it went so far.
    public Optional<Duration> left(Instant now) {
        if (!(state instanceof JobState.Running(Instant since)) || done <= 0 || total <= done) return Optional.empty();
        Duration passed = Duration.between(since, now);
        if (passed.compareTo(TOO_SOON_TO_TELL) < 0) return Optional.empty();
        return Optional.of(Duration.ofMillis(Math.round(passed.toMillis() * ((double) (total - done) / done))));
    }
}
