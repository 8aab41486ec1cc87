package io.attune.platform.security;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Slows down guessing: after some failures each further one doubles the wait, up to a quarter of an hour.
///
/// A try counts as failed before it is looked at, so that a hundred at the same moment are not all let through.
@Component
public class Throttle {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Who is being slowed down, and how many failures are free.
    public record Target(String kind, String name, int free) {
        public static Target account(String mail) {
            return new Target("account", mail, 5);
        }

        /// More than an account has, since a whole office may share one address.
        public static Target address(String address) {
            return new Target("address", address, 20);
        }

        byte[] key() {
            return new Secret(kind + ":" + name).hash();
        }
    }

    /// Uses up one try; answers how long to wait where none is left.
    public Optional<Duration> take(Target target) {
        Instant now = clock.instant();
        var taken = jdbc.sql("""
                insert into attempt as a (key, failures, last_at)
                values (:key, 1, :now)
                    on conflict (key) do update
                   set failures = case when a.last_at < :forgotten then 1 else a.failures + 1 end,
                       last_at = :now,
                       blocked_until = case
                           when a.last_at >= :forgotten and a.failures + 1 >= :free
                           then :now + least(:longest, :first * 2 ^ least(a.failures + 1 - :free, 20)) * interval '1 second'
                       end
                 where a.blocked_until is null or a.blocked_until <= :now
                returning failures
                """)
                .param("key", target.key())
                .param("now", now.atOffset(UTC))
                .param("forgotten", now.minus(FORGOTTEN_AFTER).atOffset(UTC))
                .param("free", target.free())
                .param("first", FIRST_WAIT.toSeconds())
                .param("longest", LONGEST_WAIT.toSeconds())
                .query(Integer.class)
                .optional();
        return taken.isPresent() ? Optional.empty() : Optional.of(remaining(target, now));
    }

    /// Forgets what [#take] counted, since this try was a good one.
    public void succeeded(Target target) {
        jdbc.sql("delete from attempt where key = :key")
                .param("key", target.key())
                .update();
    }

    /// Takes back one try; the others of a shared address stay counted, or owning one account would clear them.
    public void takeBack(Target target) {
        jdbc.sql("""
                update attempt
                   set failures = greatest(failures - 1, 0),
                       blocked_until = null
                 where key = :key
                """).param("key", target.key()).update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void forget() {
        jdbc.sql("delete from attempt where last_at < :forgotten")
                .param("forgotten", clock.instant().minus(FORGOTTEN_AFTER).atOffset(UTC))
                .update();
    }

    private Duration remaining(Target target, Instant now) {
        return jdbc.sql("select blocked_until from attempt where key = :key and blocked_until > :now")
                .param("key", target.key())
                .param("now", now.atOffset(UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()).plusMillis(999))
                .map(wait -> Duration.ofSeconds(Math.max(1, wait.toSeconds())))
                .orElse(Duration.ofSeconds(1));
    }
}
