package io.attune.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.jobs.JobStore.Claim;
import io.attune.platform.jobs.JobStore.Progress;
import io.attune.platform.jobs.Node.Input;
import io.attune.platform.jobs.Node.Sample;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

/// What happens to a job whose node is killed, is stopped, or loses the database.
class JobRestartTests {
    private static final Input INPUT = new Input("", 1);

    private final DataSource database = TestPostgres.migrated();

    @Test
    void aJobWhoseNodeWasKilledRunsAgain() {
        JobId id;
        try (Node dead = Node.idle(database)) {
            id = dead.jobs().start(Sample.class, INPUT, null);
            kill(dead, id);
        }
        try (Node node = Node.started(database)) {
            var attempts = new CopyOnWriteArrayList<Integer>();
            node.sample.script = run -> attempts.add(run.attempt());
            Job job = node.awaitEnd(id);
            assertThat(job.state()).isInstanceOf(JobState.Done.class);
            assertThat(attempts).containsExactly(2);
        }
    }

    @Test
    void aJobThatKillsItsNodeFiveTimesIsGivenUp() {
        try (Node node = Node.started(database)) {
            var runs = new AtomicInteger();
            node.sample.script = run -> runs.incrementAndGet();
            JobId id;
            try (Node dead = Node.idle(database)) {
                id = node.transaction().execute(status -> {
                    JobId started = dead.jobs().start(Sample.class, INPUT, null);
                    for (int attempt = 1; attempt <= JobRunner.MOST_ATTEMPTS; attempt++) kill(dead, started);
                    return started;
                });
            }
            Job job = node.awaitEnd(id);
            assertThat(job.state())
                    .isInstanceOfSatisfying(
                            JobState.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo("job.failure.died"));
            assertThat(runs).hasValue(0);
        }
    }

    @Test
    void aJobThatIsCancelledAfterItsNodeDiedStillClearsUp() {
        JobId id;
        try (Node dead = Node.idle(database)) {
            id = dead.jobs().start(Sample.class, INPUT, null);
            kill(dead, id);
            dead.jobs().cancel(id);
            assertThat(dead.job(id).state().active()).isTrue();
        }
        try (Node node = Node.started(database)) {
            var steps = new CopyOnWriteArrayList<String>();
            node.sample.script = run -> {
                steps.add("cleared");
                run.progress(0, 10);
                steps.add("worked");
            };
            assertThat(node.awaitEnd(id).state()).isInstanceOf(JobState.Cancelled.class);
            assertThat(steps).containsExactly("cleared");
        }
    }

    @Test
    void aNodeThatIsStoppedGivesItsJobBackAndAnotherGoesOn() throws Exception {
        Node first = Node.started(database);
        var started = new CountDownLatch(1);
        first.sample.script = run -> {
            for (int done = 0; ; done++) {
                run.progress(done, 0);
                started.countDown();
                Thread.sleep(5);
            }
        };
        JobId id = first.jobs().start(Sample.class, INPUT, null);
        started.await();
        Instant before = Instant.now();
        first.close();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));

        try (Node second = Node.started(database)) {
            Job job = second.awaitEnd(id);
            assertThat(job.state()).isInstanceOf(JobState.Done.class);
            assertThat(job.attempt()).isEqualTo(2);
            assertThat(deaths(second, id)).isZero();
        }
    }

    @Test
    void aJobThatLosesTheDatabaseIsTriedAgain() {
        assertTriedAgainAfter(lostDatabase());
    }

    /// A pool closes a broken connection at once, and then says nothing but that it is closed.
    @Test
    void aJobThatCannotEvenRollBackIsTriedAgain() {
        var rollback = new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        rollback.initApplicationException(lostDatabase());
        assertTriedAgainAfter(rollback);
    }

    @Test
    void aJobThatGivesWayToSomebodyElseIsTriedAgain() {
        assertTriedAgainAfter(new CannotAcquireLockException("deadlock detected"));
    }

    @Test
    void failuresInARowAreCountedUntilARunSucceeds() {
        try (Node node = Node.started(database)) {
            assertThat(node.jobs().setbacks(Sample.class)).isEmpty();
            node.sample.script = run -> {
                throw new IllegalStateException("the lamp is broken");
            };
            node.awaitEnd(node.jobs().start(Sample.class, INPUT, null));
            JobId second = node.jobs().start(Sample.class, INPUT, null);
            node.awaitEnd(second);
            assertThat(node.jobs().setbacks(Sample.class)).hasValueSatisfying(setbacks -> {
                assertThat(setbacks.times()).isEqualTo(2);
                assertThat(setbacks.last()).isEqualTo(second);
            });
            node.sample.script = run -> {};
            node.awaitEnd(node.jobs().start(Sample.class, INPUT, null));
            assertThat(node.jobs().setbacks(Sample.class)).isEmpty();
        }
    }

    @Test
    void twoNodesNeverRunTheSameJob() {
        try (Node one = Node.started(database);
                Node two = Node.started(database)) {
            List<Long> runs = new CopyOnWriteArrayList<>();
            one.sample.script = run -> runs.add(run.id().value());
            two.sample.script = one.sample.script;
            var ids = IntStream.range(0, 40)
                    .mapToObj(n -> (n % 2 == 0 ? one : two).jobs().start(Sample.class, INPUT, null))
                    .toList();
            ids.forEach(one::awaitEnd);
            assertThat(runs).hasSize(40).doesNotHaveDuplicates();
        }
    }

    @Test
    void anAttemptThatWasTakenOverWritesNothingMore() {
        try (Node node = Node.idle(database)) {
            JobId id = node.jobs().start(Sample.class, INPUT, null);
            Claim old = node.store().claim(id, Instant.now()).orElseThrow();
            Claim fresh = node.store().claim(id, Instant.now()).orElseThrow();

            assertThat(node.store().report(old, new Progress(1, 2, null, null))).isEmpty();
            node.store().done(old, null, Instant.now());
            node.store().failed(old, "late", List.of(), Instant.now());
            assertThat(node.job(id).state()).isInstanceOf(JobState.Running.class);
            assertThat(node.store().report(fresh, new Progress(1, 2, null, null)))
                    .contains(false);
        }
    }

    private static RuntimeException lostDatabase() {
        return new DataAccessResourceFailureException("no answer", new SQLException("terminating connection", "57P01"));
    }

    private void assertTriedAgainAfter(RuntimeException failure) {
        try (Node node = Node.started(database)) {
            node.sample.script = run -> {
                if (run.attempt() == 1) throw failure;
            };
            JobId id = node.jobs().start(Sample.class, INPUT, null);
            assertThat(node.awaitEnd(id).state()).isInstanceOf(JobState.Done.class);
            assertThat(deaths(node, id)).isOne();
        }
    }

    /// As the tables look after `kill -9` of a node in the middle of an attempt.
    private static void kill(Node dead, JobId id) {
        assertThat(dead.store().claim(id, Instant.now())).isPresent();
        dead.jdbc().sql("""
                update job_execution
                   set picked = true, picked_by = 'gone', last_heartbeat = now() - interval '1 minute'
                 where task_instance = :id
                """).param("id", id.toString()).update();
    }

    private static int deaths(Node node, JobId id) {
        return node.jdbc()
                .sql("select deaths from job where id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }
}
