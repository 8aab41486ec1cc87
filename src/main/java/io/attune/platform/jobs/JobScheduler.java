package io.attune.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Hands waiting jobs to this node's runner, a few at once, and finds those whose node died.
@Component
class JobScheduler implements SmartLifecycle {
    static final String TABLE = "job_execution";
    static final String TASK = "job";
    // A dead node's jobs start again after five heartbeats and two more until somebody looks.
    private static final int MISSED = 5;
    private static final Duration AFTER_LOSS = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final DataSource database;
    private final JobRunner runner;
    private final Clock clock;
    private final int atOnce;
    private final Duration heartbeat;
    private final CustomTask<Void> task;
    private final SchedulerClient queue;
    private volatile @Nullable Scheduler scheduler;

    JobScheduler(
            DataSource database,
            JobRunner runner,
            Clock clock,
            @Value("${attune.jobs.at-once:2}") int atOnce,
            @Value("${attune.jobs.heartbeat-seconds:3}") int heartbeatSeconds) {
        // Inside a transaction the queue is written by the caller's connection, else by one of its own.
        this.database = new TransactionAwareDataSourceProxy(database);
        this.runner = runner;
        this.clock = clock;
        this.atOnce = atOnce;
        this.heartbeat = Duration.ofSeconds(heartbeatSeconds);
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_LOSS))
                .onDeadExecutionRevive()
                .execute((instance, context) -> runner.run(new JobId(Long.parseLong(instance.getId()))));
        this.queue = SchedulerClient.Builder.create(this.database, task)
                .tableName(TABLE)
                .build();
    }

    void enqueue(JobId id) {
        queue.scheduleIfNotExists(task.instance(id.toString()), clock.instant());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    lookNow();
                }
            });
        } else lookNow();
    }

    @Override
    public synchronized void start() {
        if (scheduler != null) return;
        runner.start();
        Scheduler fresh = Scheduler.create(database, task)
                .tableName(TABLE)
                .threads(atOnce)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                // Never more than can run: what is picked and waits here could run on another node.
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(GRACE)
                .clock(clock::instant)
                .build();
        fresh.start();
        scheduler = fresh;
    }

    @Override
    public synchronized void stop() {
        Scheduler old = scheduler;
        if (old == null) return;
        scheduler = null;
        runner.stop();
        old.stop();
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    private void lookNow() {
        Scheduler now = scheduler;
        if (now != null) now.triggerCheckForDueExecutions();
    }
}
