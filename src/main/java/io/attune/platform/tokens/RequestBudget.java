package io.attune.platform.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How many requests a token has left in this minute, on this node.
@Component
public class RequestBudget {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ConcurrentMap<Long, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int perMinute;

    RequestBudget(Clock clock, @Value("${attune.api.requests-per-minute:600}") int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
    }

    /// `remaining` is negative where this request is one too many; `reset` is when the next window begins.
    public record Left(int limit, int remaining, Duration reset) {
        public boolean spent() {
            return remaining < 0;
        }

        /// Whole seconds, at least one.
        public long resetSeconds() {
            return Math.max(1, reset.plusMillis(999).toSeconds());
        }
    }

    private record Window(Instant end, int used) {}

    public Left take(TokenGrant grant) {
        Instant now = clock.instant();
        Window window = windows.compute(
                grant.token(),
                (_, known) -> known == null || !known.end().isAfter(now)
                        ? new Window(now.plus(WINDOW), 1)
                        : new Window(known.end(), Math.min(known.used(), perMinute) + 1));
        return new Left(perMinute, perMinute - window.used(), Duration.between(now, window.end()));
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 600_000)
    void forget() {
        Instant now = clock.instant();
        windows.values().removeIf(window -> !window.end().isAfter(now));
    }
}
