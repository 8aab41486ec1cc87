package io.attune.segments.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class JudgingWorkerTests {
    private final AtomicInteger runs = new AtomicInteger();
    private final Semaphore ended = new Semaphore(0);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final JudgingWorker worker = new JudgingWorker(this::judge);

    @AfterEach
    void stop() {
        goOn.countDown();
        worker.stop();
        if (TransactionSynchronizationManager.isSynchronizationActive())
            TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void whatHappensWhileItJudgesIsOneMoreRunHoweverMuchItIs() throws InterruptedException {
        worker.start();
        worker.wake();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> runs.get() == 1);
        for (int n = 0; n < 1_000_000; n++) worker.wake();
        goOn.countDown();
        assertThat(ended.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        assertThat(runs).hasValue(2);
    }

    @Test
    void aTransactionWakesOnceAndOnlyWhenItIsCommitted() throws InterruptedException {
        goOn.countDown();
        worker.start();
        TransactionSynchronizationManager.initSynchronization();
        for (int n = 0; n < 1_000; n++) worker.wake();
        assertThat(TransactionSynchronizationManager.getSynchronizations()).hasSize(1);
        TransactionSynchronizationUtils.triggerAfterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK);
        assertThat(ended.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
        TransactionSynchronizationUtils.triggerAfterCommit();
        assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void aRunThatFailsIsNotTheLast() throws InterruptedException {
        goOn.countDown();
        var failing = new JudgingWorker(() -> {
            judge();
            throw new IllegalStateException("this run fails");
        });
        failing.start();
        try {
            failing.wake();
            assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            failing.wake();
            assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            failing.stop();
        }
    }

    private void judge() {
        runs.incrementAndGet();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended.release();
    }
}
