package io.attune.platform.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How long to wait after each failed try. Source: Standard Webhooks, "Deliverability and reliability".
final class BackOff {
    /// Endpoints that took nothing for so long are switched off.
    static final Duration PATIENCE = Duration.ofDays(5);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private BackOff() {}

    /// Empty after the last try. `spread`, 0 to 1, adds up to a tenth, so that not all come back at once.
    static Optional<Duration> after(int attempts, double spread) {
        if (attempts < 1) throw new IllegalArgumentException("at least one try has failed, not " + attempts);
        if (attempts > PAUSES.size()) return Optional.empty();
        Duration pause = PAUSES.get(attempts - 1);
        return Optional.of(pause.plusMillis(Math.round(pause.toMillis() * 0.1 * spread)));
    }
}
