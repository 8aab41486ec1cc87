package io.attune.platform.jobs;

import io.attune.platform.jobs.JobStore.Progress;
import io.attune.platform.web.LiveEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Writes a running job's notes twice a second and hears whether somebody asked it to stop.
///
/// It has a thread of its own, so that progress is seen while the job's transaction is still open.
class JobReporter implements AutoCloseable {
    static final Duration PAUSE = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(JobReporter.class);

    private final RunningJob job;
    private final JobStore store;
    private final LiveEvents live;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private Progress written = Progress.NONE;

    JobReporter(RunningJob job, JobStore store, LiveEvents live) {
        this.job = job;
        this.store = store;
        this.live = live;
        this.thread = Thread.ofVirtual().name("job-" + job.id() + "-reporter").start(this::report);
    }

    /// Stops and writes the last word.
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report() {
        boolean last;
        do {
            last = waited();
            try {
                write();
            } catch (DataAccessException | TransactionException e) {
                LOG.debug("the progress of job {} is not written this time", job.id(), e);
            }
        } while (!last);
    }

    private boolean waited() {
        try {
            return over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void write() {
        Progress now = job.lastProgress();
        boolean news = !now.equals(written);
        Optional<Boolean> cancelRequested = news ? store.report(job.claim(), now) : store.cancelRequested(job.claim());
        written = now;
        if (cancelRequested.orElse(true)) job.stop();
        if (news) live.changed("job", job.id().toString());
    }
}
