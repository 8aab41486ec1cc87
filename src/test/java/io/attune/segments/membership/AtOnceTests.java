package io.attune.segments.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.attune.Lumen;
import io.attune.Program;
import io.attune.Program.Answer;
import io.attune.WholeAttune;
import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.transaction.support.TransactionTemplate;

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

    @Autowired
    Timeline timeline;

    @Autowired
    TransactionTemplate transaction;

    private Program api = new Program(0, "");
    private long faro;

    @BeforeAll
    void aCompanyWithASegment() {
        UserId ines = Lumen.founded(colleagues, settings);
        api = new Program(
                port,
                tokens.create(ines, "test", Scopes.of(List.of("people:write", "activities:read")), Period.ofDays(1))
                        .value());
        faro = segment("Faro", "{\"attribute\": \"city\", \"is\": [\"Faro\"]}");
    }

    /// One by which everybody has been judged.
    private long segment(String name, String rule) {
        Answer made = api.post("/api/v1/segments", "{\"name\": \"%s\", \"rule\": %s}".formatted(name, rule));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        long id = made.json().path("id").asLong();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> judged(id));
        return id;
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

    @Test
    void aLineThatIsTakenOffIsMissedWithoutTheClock() {
        long cora = person("Cora Reis");
        Instant at = Instant.now().minus(Duration.ofHours(1));
        put(new TimelineEntry(
                "call", 4711, new PersonId(cora), null, at, "call", "Rang.", null, null, null, List.of()));
        long called = segment("Called", "{\"event\": \"call\", \"window\": {\"last\": 30}}");
        assertThat(belongs(called, cora)).isTrue();
        pauseTheClock();
        transaction.executeWithoutResult(_ -> timeline.remove("call", List.of(4711L)));
        Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(() -> !belongs(called, cora));
    }

    private void put(TimelineEntry line) {
        transaction.executeWithoutResult(_ -> timeline.put(List.of(line)));
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

    private boolean judged(long segment) {
        return jdbc.sql("select evaluated_at is not null and not wanted from segment where id = :id")
                .param("id", segment)
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
        return belongs(faro, person);
    }

    private boolean belongs(long segment, long person) {
        return jdbc.sql("""
                select exists (select from segment_member
                                where segment_id = :segment and person_id = :person and until is null)
                """)
                .param("segment", segment)
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
