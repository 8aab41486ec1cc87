package io.attune.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Throttle.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ThrottleTests {
    private static final DataSource DATABASE = TestPostgres.migrated();

    private final Hands clock = new Hands();
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Throttle throttle = new Throttle(jdbc, clock);
    private final Target account = Target.account("mira@lumen.example" + System.nanoTime());

    @Test
    void fiveTriesAreFreeThenTheWaitDoubles() {
        for (int i = 0; i < 5; i++) assertThat(throttle.take(account)).isEmpty();
        for (int seconds : new int[] {15, 30, 60, 120, 240, 480, 900, 900}) {
            assertThat(throttle.take(account)).contains(Duration.ofSeconds(seconds));
            clock.pass(Duration.ofSeconds(seconds));
            assertThat(throttle.take(account)).isEmpty();
        }
    }

    @Test
    void waitingTriesDoNotMakeTheWaitLonger() {
        for (int i = 0; i < 5; i++) throttle.take(account);
        for (int i = 0; i < 50; i++) assertThat(throttle.take(account)).contains(Duration.ofSeconds(15));
    }

    @Test
    void successForgetsTheFailures() {
        for (int i = 0; i < 5; i++) throttle.take(account);
        throttle.succeeded(account);
        for (int i = 0; i < 5; i++) assertThat(throttle.take(account)).isEmpty();
    }

    @Test
    void aDayLaterAllIsForgotten() {
        for (int i = 0; i < 5; i++) throttle.take(account);
        clock.pass(Duration.ofHours(25));
        throttle.forget();
        assertThat(jdbc.sql("select count(*) from attempt where key = :key")
                        .param("key", account.key())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(throttle.take(account)).isEmpty();
    }

    @Test
    void aSharedAddressHasMoreTriesAndOwningAnAccountDoesNotClearThem() {
        Target office = Target.address("203.0.113." + System.nanoTime());
        for (int i = 0; i < 19; i++) assertThat(throttle.take(office)).isEmpty();
        throttle.takeBack(office);
        assertThat(throttle.take(office)).isEmpty();
        assertThat(throttle.take(office)).isEmpty();
        assertThat(throttle.take(office)).isPresent();
    }

    @Test
    void aHundredAtTheSameMomentAreNotAllLetThrough() throws Exception {
        var tries = new ArrayList<Callable<Optional<Duration>>>();
        for (int i = 0; i < 100; i++) tries.add(() -> throttle.take(account));
        long through = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(tries)) if (done.get().isEmpty()) through++;
        }
        assertThat(through).isEqualTo(5);
    }

    @Test
    void theDatabaseDoesNotKeepWhatWasTyped() {
        throttle.take(account);
        assertThat(jdbc.sql("select string_agg(encode(key, 'escape'), ' ') from attempt")
                        .query(String.class)
                        .single())
                .doesNotContain("lumen");
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-03-02T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
