package io.attune.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.jobs.Node.Input;
import io.attune.platform.jobs.Node.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTests {
    private static final Input INPUT = new Input("orders of März", 3);

    private final DataSource database = TestPostgres.migrated();
    private final Node node = Node.started(database);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aJobGetsItsInputAndKeepsItsResult() {
        var seen = new AtomicReference<Input>();
        node.sample.script = run -> {
            seen.set(run.input(Input.class));
            run.page("/imports/7");
            run.progress(3, 3);
            run.result(new Input("stored", 3));
        };

        JobId id = node.jobs().start(Sample.class, INPUT, Node.ADA.user());
        Job job = node.awaitEnd(id);

        assertThat(seen.get()).isEqualTo(INPUT);
        assertThat(job.state())
                .isInstanceOfSatisfying(
                        JobState.Done.class,
                        done -> assertThat(done.result()).hasToString("{\"text\":\"stored\",\"count\":3}"));
        assertThat(job.done()).isEqualTo(3);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.page()).isEqualTo("/imports/7");
        assertThat(node.changes).contains("job " + id);
        nothingIsLeftToExecute();
    }

    @Test
    void aJobOfATransactionThatIsRolledBackNeverRuns() throws Exception {
        var runs = new AtomicInteger();
        node.sample.script = run -> runs.incrementAndGet();

        node.transaction().executeWithoutResult(status -> {
            node.jobs().start(Sample.class, INPUT, null);
            status.setRollbackOnly();
        });

        nothingIsLeftToExecute();
        assertThat(node.jdbc()
                        .sql("select count(*) from job")
                        .query(Integer.class)
                        .single())
                .isZero();
        Thread.sleep(1200);
        assertThat(runs).hasValue(0);
    }

    @Test
    void aJobStartsWhenTheTransactionCommits() {
        JobId id = node.transaction().execute(status -> node.jobs().start(Sample.class, INPUT, null));
        assertThat(node.awaitEnd(id).state()).isInstanceOf(JobState.Done.class);
    }

    @Test
    void aJobThatFailsSaysWhy() {
        node.sample.script = run -> {
            throw new JobFailed("imports.no-columns", "orders.csv", 7);
        };
        Job job = node.awaitEnd(node.jobs().start(Sample.class, INPUT, null));
        assertThat(job.state()).isInstanceOfSatisfying(JobState.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo("imports.no-columns");
            assertThat(failed.arguments()).containsExactly("orders.csv", 7);
        });
        nothingIsLeftToExecute();
    }

    @Test
    void anUnexpectedFailureShowsNothingOfWhatWasInTheException() {
        node.sample.script = run -> {
            throw new IllegalStateException("duplicate key (email)=(ada@example.org)");
        };
        JobId id = node.jobs().start(Sample.class, INPUT, null);
        Job job = node.awaitEnd(id);
        assertThat(job.state()).isInstanceOfSatisfying(JobState.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo("job.failure.unexpected");
            assertThat(failed.arguments()).hasToString("[" + id + "]");
        });
        assertThat(job.attempt()).isEqualTo(1);
    }

    @Test
    void aRunningJobStopsAtItsNextProgressWhenSomebodyCancelsIt() {
        var clearedUp = new AtomicInteger();
        node.sample.script = run -> {
            try {
                for (int done = 0; ; done++) {
                    run.progress(done, 0);
                    Thread.sleep(5);
                }
            } finally {
                clearedUp.incrementAndGet();
            }
        };
        JobId id = node.jobs().start(Sample.class, INPUT, null);
        node.await(id, job -> job.done() > 0);

        node.jobs().cancel(id);

        assertThat(node.awaitEnd(id).state()).isInstanceOf(JobState.Cancelled.class);
        assertThat(clearedUp).hasValue(1);
        nothingIsLeftToExecute();
    }

    @Test
    void aJobThatNeverRanIsCancelledAtOnce() {
        try (Node idle = Node.idle(TestPostgres.migrated())) {
            JobId id = idle.jobs().start(Sample.class, INPUT, null);
            idle.jobs().cancel(id);
            assertThat(idle.job(id).state()).isInstanceOf(JobState.Cancelled.class);
        }
    }

    @Test
    void progressIsWrittenAtMostTwiceASecondAndSeenWhileTheTransactionIsOpen() throws Exception {
        var seen = new AtomicReference<Long>(0L);
        node.sample.script = run -> node.transaction().executeWithoutResult(status -> {
            long until = System.nanoTime() + Duration.ofMillis(1700).toNanos();
            for (long done = 0; System.nanoTime() < until; done++) run.progress(done, 1_000_000_000L);
            seen.set(node.job(run.id()).done());
        });

        long start = System.nanoTime();
        JobId id = node.jobs().start(Sample.class, INPUT, null);
        Job job = node.awaitEnd(id);
        long halfSeconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 500;

        assertThat(seen.get()).isPositive();
        assertThat(job.done()).isGreaterThan(seen.get());
        // Besides: queued, taken on, the last word, ended.
        assertThat(node.changes).hasSizeBetween(5, 4 + (int) halfSeconds);
    }

    @Test
    void startOnceStartsOneJobHoweverManyAsk() throws Exception {
        var go = new CountDownLatch(1);
        node.sample.script = run -> go.await();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<JobId> ask = () -> node.jobs().startOnce(Sample.class, INPUT, null);
            List<Future<JobId>> answers =
                    threads.invokeAll(IntStream.range(0, 24).mapToObj(n -> ask).toList());
            var ids = answers.stream().map(JobsTests::get).distinct().toList();
            assertThat(ids).hasSize(1);
            go.countDown();
            node.awaitEnd(ids.getFirst());
            assertThat(node.jobs().startOnce(Sample.class, INPUT, null)).isNotEqualTo(ids.getFirst());
        }
    }

    @Test
    void twoJobsRunAtOnceAndTheOthersWait() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        node.sample.script = run -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(100);
            now.decrementAndGet();
        };
        var ids = IntStream.range(0, 6)
                .mapToObj(n -> node.jobs().start(Sample.class, INPUT, null))
                .toList();
        ids.forEach(node::awaitEnd);
        assertThat(most).hasValue(2);
    }

    @Test
    void somebodySeesOnlyTheirOwnJobsAndAnAdministratorAll() {
        JobId id = node.jobs().start(Sample.class, INPUT, Node.ADA.user());
        node.awaitEnd(id);
        assertThat(node.store().find(Node.ADA, id)).isPresent();
        assertThat(node.store().find(Node.BEN, id)).isEmpty();
        assertThat(node.store().find(Node.ADMIN, id)).isPresent();
        assertThat(node.store().current(Node.ADA, Instant.EPOCH)).hasSize(1);
        assertThat(node.store().current(Node.BEN, Instant.EPOCH)).isEmpty();
    }

    @Test
    void jobsThatEndedLongAgoAreForgotten() {
        JobId id = node.jobs().start(Sample.class, INPUT, null);
        node.awaitEnd(id);
        assertThat(node.store().removeFinishedBefore(Instant.now().minusSeconds(3600)))
                .isZero();
        assertThat(node.store().removeFinishedBefore(Instant.now().plusSeconds(1)))
                .isOne();
    }

    @Test
    void aKindThatNoModuleDeclaresCannotBeStarted() {
        assertThatThrownBy(() -> node.jobs().start(Undeclared.class, INPUT, null))
                .hasMessageContaining("Undeclared");
    }

    /// The scheduler takes its row away a moment after the job has ended.
    private void nothingIsLeftToExecute() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> node.jdbc()
                                .sql("select count(*) from job_execution")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    private static JobId get(Future<JobId> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static final class Undeclared extends Sample {}
}
