package io.attune.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.UserId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Two nodes on one database.
class LiveHubTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_WHILE = Duration.ofMillis(400);
    private static final UserId ADA = new UserId(1);

    private final DataSource database = TestPostgres.empty();
    private final LiveHub here = new LiveHub(new LiveRelay(database, JsonMapper.shared()));
    private final LiveHub there = new LiveHub(new LiveRelay(database, JsonMapper.shared()));

    @BeforeEach
    void start() {
        here.start();
        there.start();
        Awaitility.await().atMost(SOON).until(() -> listeners() == 2);
    }

    @AfterEach
    void stop() {
        here.stop();
        there.stop();
    }

    @Test
    void aChangeReachesTheBrowsersOfBothNodes() throws InterruptedException {
        LiveStream near = here.open(ADA);
        LiveStream far = there.open(ADA);
        here.changed("conversation", "7");
        assertThat(ids(near, "conversation")).containsExactly("7");
        assertThat(ids(far, "conversation")).containsExactly("7");
        assertThat(near.take(A_WHILE)).as("its own echo").isEmpty();
    }

    @Test
    void changesOfATransactionAreToldWhenItCommits() throws InterruptedException {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        LiveStream stream = here.open(ADA);
        transaction.executeWithoutResult(status -> {
            here.changed("person", "1");
            here.changed("person", "2");
            assertThat(quiet(stream)).isTrue();
        });
        assertThat(ids(stream, "person")).containsExactly("1", "2");
    }

    @Test
    void changesOfATransactionThatIsRolledBackAreNeverTold() throws InterruptedException {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        LiveStream stream = here.open(ADA);
        transaction.executeWithoutResult(status -> {
            here.changed("person", "1");
            status.setRollbackOnly();
        });
        assertThat(stream.take(A_WHILE)).isEmpty();
    }

    @Test
    void aBulkRunIsToldAsOneChangeOfItsTopic() throws InterruptedException {
        LiveStream near = here.open(ADA);
        LiveStream far = there.open(ADA);
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(status ->
                        IntStream.range(0, 20_000).forEach(n -> here.changed("conversation", Integer.toString(n))));
        assertThat(ids(near, "conversation")).containsExactly("*");
        assertThat(ids(far, "conversation")).containsExactly("*");
    }

    @Test
    void moreThanANotificationHoldsBecomesEverything() throws InterruptedException {
        LiveStream near = here.open(ADA);
        LiveStream far = there.open(ADA);
        for (int topic = 0; topic < 50; topic++)
            for (int id = 0; id < 90; id++) here.changed("topic-" + topic, "a-rather-long-id-" + id);
        var heardHere = new HashSet<String>();
        while (heardHere.size() < 50)
            heardHere.addAll(near.take(SOON).orElseThrow().ids().keySet());
        boolean everything = false;
        for (Optional<LiveChanges> heard = far.take(SOON); heard.isPresent(); heard = far.take(A_WHILE))
            everything |= heard.get().everything();
        assertThat(everything).isTrue();
    }

    @Test
    void manyChangesASecondAreGatheredAndNoneIsLost() throws InterruptedException {
        LiveStream far = there.open(ADA);
        Set<String> sent =
                IntStream.range(0, 400).mapToObj(Integer::toString).collect(Collectors.toCollection(HashSet::new));
        Thread sender = Thread.ofVirtual().start(() -> {
            for (String id : sent) {
                here.changed("conversation", id);
                pause(5);
            }
        });
        var heard = new HashSet<String>();
        int messages = 0;
        while (heard.size() < sent.size()) {
            heard.addAll(far.take(SOON).orElseThrow().ids().get("conversation"));
            messages++;
        }
        sender.join();
        assertThat(heard).isEqualTo(sent);
        assertThat(messages).isLessThan(100);
    }

    @Test
    void aBrowserThatReadsNothingHoldsUpNobodyAndStaysBounded() throws InterruptedException {
        LiveStream slow = here.open(ADA);
        LiveStream quick = here.open(ADA);
        for (int round = 0; round < 5; round++) {
            for (int n = 0; n < 60; n++) here.changed("conversation", round + "-" + n);
            assertThat(quick.take(SOON)).isPresent();
        }
        pause(300);
        assertThat(ids(slow, "conversation")).containsExactly("*");
    }

    @Test
    void aStreamThatOpensHearsWhatWasSaidAMomentBefore() throws InterruptedException {
        LiveStream first = here.open(ADA);
        here.changed("job", "1");
        assertThat(ids(first, "job")).containsExactly("1");
        assertThat(ids(here.open(ADA), "job")).containsExactly("1");
    }

    @Test
    void somebodyWhoIsSignedOutStopsListeningOnEveryNode() throws InterruptedException {
        LiveStream hers = there.open(ADA);
        LiveStream his = there.open(new UserId(2));
        here.changed(LiveEvents.SIGNED_OUT, ADA.toString());
        Awaitility.await().atMost(SOON).until(hers::ended);
        assertThat(his.ended()).isFalse();
        assertThat(his.take(A_WHILE)).isEmpty();
    }

    @Test
    void browsersLookAtEverythingAfterTheListeningConnectionBroke() throws InterruptedException {
        LiveStream stream = here.open(ADA);
        JdbcClient.create(database)
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen attune_live' and "
                        + "datname = current_database()")
                .query(Boolean.class)
                .list();
        assertThat(stream.take(SOON).orElseThrow().everything()).isTrue();
        there.changed("job", "1");
        assertThat(stream.take(SOON)).isPresent();
    }

    @Test
    void streamsEndWhenTheServerStops() {
        LiveStream stream = here.open(ADA);
        here.stop();
        assertThat(stream.ended()).isTrue();
        assertThat(here.open(ADA).ended()).isTrue();
    }

    private int listeners() {
        return JdbcClient.create(database)
                .sql("select count(*) from pg_stat_activity where query = 'listen attune_live' and "
                        + "datname = current_database()")
                .query(Integer.class)
                .single();
    }

    private static Set<String> ids(LiveStream stream, String topic) throws InterruptedException {
        return stream.take(SOON).orElseThrow().ids().getOrDefault(topic, Set.of());
    }

    private static boolean quiet(LiveStream stream) {
        try {
            return stream.take(A_WHILE).isEmpty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
