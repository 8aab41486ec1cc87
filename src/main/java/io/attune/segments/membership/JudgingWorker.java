package io.attune.segments.membership;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Judges people as soon as what happened to them is committed here. What it misses, because this process was killed
/// or a run failed, stays in the queue, which is looked through now and then besides.
@Component
class JudgingWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JudgingWorker.class);
    // A stream of events takes a fifth of one core at most, and what comes in a rest waits this long at most.
    private static final int RESTS = 4;
    private static final Duration LONGEST_REST = Duration.ofMillis(500);
    private static final Duration LAST_RUN = Duration.ofSeconds(10);

    private final Runnable judging;
    private final Object bell = new Object();
    private boolean rung;
    private @Nullable Thread thread;

    @Autowired
    JudgingWorker(JudgingTurns turns) {
        this(turns::people);
    }

    JudgingWorker(Runnable judging) {
        this.judging = judging;
    }

    /// Somebody waits, once what the caller does now is committed. Any number of calls before the next run are one.
    void wake() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ring();
            return;
        }
        boolean told =
                TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(this::mine);
        if (!told) TransactionSynchronizationManager.registerSynchronization(new AfterCommit());
    }

    @Override
    public void start() {
        synchronized (bell) {
            if (thread != null) return;
            thread = Thread.ofPlatform().name("segment-turns").daemon().start(this::work);
        }
    }

    @Override
    public void stop() {
        Thread old;
        synchronized (bell) {
            old = thread;
            thread = null;
            bell.notifyAll();
        }
        if (old == null) return;
        try {
            // An interruption would break the connection under a run that is about to end anyway.
            if (!old.join(LAST_RUN)) old.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        synchronized (bell) {
            return thread != null;
        }
    }

    private void work() {
        try {
            while (heard()) {
                long began = System.nanoTime();
                try {
                    judging.run();
                } catch (RuntimeException e) {
                    LOG.warn("people could not be judged, they wait for the next turn", e);
                }
                rest(Duration.ofNanos(System.nanoTime() - began));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether there is something to do; false when this thread is to end.
    private boolean heard() throws InterruptedException {
        synchronized (bell) {
            while (!rung && active()) bell.wait();
            rung = false;
            return active();
        }
    }

    private void rest(Duration worked) throws InterruptedException {
        Duration wanted = worked.multipliedBy(RESTS);
        Duration rest = wanted.compareTo(LONGEST_REST) < 0 ? wanted : LONGEST_REST;
        long end = System.nanoTime() + rest.toNanos();
        synchronized (bell) {
            for (long left = rest.toMillis(); left > 0 && active(); left = (end - System.nanoTime()) / 1_000_000)
                bell.wait(left);
        }
    }

    private void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    private boolean active() {
        return Thread.currentThread().equals(thread);
    }

    private boolean mine(TransactionSynchronization other) {
        return other instanceof AfterCommit after && after.worker().equals(this);
    }

    private final class AfterCommit implements TransactionSynchronization {
        JudgingWorker worker() {
            return JudgingWorker.this;
        }

        @Override
        public void afterCommit() {
            ring();
        }
    }
}
