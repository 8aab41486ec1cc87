package io.attune.segments.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.attune.Lumen;
import io.attune.Program;
import io.attune.Program.Answer;
import io.attune.WholeAttune;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who judges after an event: the one who wakes at its commit, and the clock for whatever that one has missed.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtOnceTests {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(10);

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    PersonalTokens tokens;

    @Autowired
    JudgingWorker worker;

    @Autowired
    Scheduler clock;

    @Autowired
    JdbcClient jdbc;

    private Program api = new Program(0, "");
    private long faro;

    @BeforeAll
    void aCompanyWithASegment() {
        UserId ines = Lumen.founded(colleagues, settings);
        api = new Program(
                port,
                tokens.create(ines, "test", Scopes.of(List.of("people:write")), Period.ofDays(1))
                        .value());
        Answer made = api.post(
                "/api/v1/segments", "{\"name\": \"Faro\", \"rule\": {\"attribute\": \"city\", \"is\": [\"Faro\"]}}");
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        faro = made.json().path("id").asLong();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::judged);
    }

    @AfterEach
    void bothRunAgain() {
        clock.resume();
        worker.start();
    }

    @Test
    void whoFitsIsAMemberWithoutTheClock() {
        pauseTheClock();
        long cora = person("Cora Dias");
        Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(() -> belongs(cora));
    }

    /// A process that dies between commit and waking leaves just this: a row, and nobody who was told of it.
    @Test
    void whatACrashLeftWaitsInTheQueueAndIsJudgedByTheClock() {
        pauseTheClock();
        worker.stop();
        long dora = person("Dora Lima");
        assertThat(waits(dora)).isTrue();
        assertThat(belongs(dora)).isFalse();
        clock.resume();
        Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(() -> belongs(dora));
        assertThat(waits(dora)).isFalse();
    }

    /// What runs already when the clock is told to pause may still judge, so it is waited for.
    private void pauseTheClock() {
        clock.pause();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .until(() -> clock.getCurrentlyExecuting().isEmpty());
    }

    private boolean judged() {
        return jdbc.sql("select evaluated_at is not null and not wanted from segment where id = :id")
                .param("id", faro)
                .query(Boolean.class)
                .single();
    }

    private boolean waits(long person) {
        return jdbc.sql("select exists (select from segment_turn where person_id = :person)")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private boolean belongs(long person) {
        return jdbc.sql("""
                select exists (select from segment_member
                                where segment_id = :segment and person_id = :person and until is null)
                """)
                .param("segment", faro)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private long person(String name) {
        Answer made =
                api.post("/api/v1/people", "{\"name\": \"%s\", \"addresses\": [{\"city\": \"Faro\"}]}".formatted(name));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asLong();
    }
}
