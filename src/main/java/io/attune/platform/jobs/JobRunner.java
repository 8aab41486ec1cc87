package io.attune.platform.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.attune.platform.jobs.JobStore.Claim;
import io.attune.platform.web.LiveEvents;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import tools.jackson.databind.json.JsonMapper;

/// Runs one job and writes down how it ended.
@Component
class JobRunner {
    static final int MOST_ATTEMPTS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobStore store;
    private final JobKinds kinds;
    private final LiveEvents live;
    private final JsonMapper json;
    private final Clock clock;
    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    JobRunner(JobStore store, JobKinds kinds, LiveEvents live, JsonMapper json, Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.live = live;
        this.json = json;
        this.clock = clock;
    }

    /// @throws RuntimeException when the database went away, so that the job is tried again
    CompletionHandler<Void> run(JobId id) {
        Optional<Claim> claim = store.claim(id, clock.instant());
        if (claim.isEmpty()) return finished();
        live.changed("job", id.toString());
        try {
            return attempt(claim.get());
        } finally {
            live.changed("job", id.toString());
        }
    }

    /// Lets running jobs know that this node goes away; they are given back and run elsewhere or later.
    void stop() {
        stopping = true;
        running.forEach(RunningJob::stop);
    }

    void start() {
        stopping = false;
    }

    private CompletionHandler<Void> attempt(Claim claim) {
        Optional<JobKind> kind = kinds.find(claim.kind());
        if (kind.isEmpty()) return failed(claim, "job.failure.unknown", List.of(claim.kind()));
        if (claim.deaths() >= MOST_ATTEMPTS) return failed(claim, "job.failure.died", List.of(claim.deaths()));
        var run = new RunningJob(claim, json);
        running.add(run);
        if (stopping) run.stop();
        LOG.info("job {} ({}), attempt {}", claim.id(), claim.kind(), claim.attempt());
        try (var _ = new JobReporter(run, store, live)) {
            kind.get().run(run);
        } catch (JobCancelled e) {
            return stopped(claim);
        } catch (JobFailed e) {
            return stopping ? putBack(claim) : failed(claim, e.reason(), e.arguments());
        } catch (Exception e) {
            return broken(claim, e);
        } finally {
            running.remove(run);
        }
        store.done(claim, run.lastResult().orElse(null), clock.instant());
        LOG.info("job {} ({}) is done", claim.id(), claim.kind());
        return finished();
    }

    private CompletionHandler<Void> stopped(Claim claim) {
        Optional<Boolean> cancelRequested = store.cancelRequested(claim);
        if (cancelRequested.isPresent() && !cancelRequested.get()) return putBack(claim);
        store.cancelled(claim, clock.instant());
        LOG.info("job {} ({}) was cancelled", claim.id(), claim.kind());
        return finished();
    }

    private CompletionHandler<Void> broken(Claim claim, Exception e) {
        // A stopping node interrupts its threads, and nothing can be written by an interrupted one.
        boolean interrupted = Thread.interrupted();
        if (stopping || interrupted) return putBack(claim);
        if (databaseWentAway(e)) throw new IllegalStateException("job " + claim.id() + " lost the database", e);
        if (gaveWay(e)) throw new IllegalStateException("job " + claim.id() + " gave way to somebody else", e);
        LOG.error("job {} ({}) failed", claim.id(), claim.kind(), e);
        return failed(claim, "job.failure.unexpected", List.of(claim.id().value()));
    }

    private CompletionHandler<Void> failed(Claim claim, String reason, List<Object> arguments) {
        store.failed(claim, reason, arguments, clock.instant());
        LOG.info("job {} ({}) failed: {}", claim.id(), claim.kind(), reason);
        return finished();
    }

    private CompletionHandler<Void> putBack(Claim claim) {
        store.putBack(claim);
        LOG.info("job {} ({}) is given back", claim.id(), claim.kind());
        return (complete, operations) -> operations.reschedule(complete, clock.instant());
    }

    private static CompletionHandler<Void> finished() {
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /// Of two who wait for each other's rows the database ends one; its work is undone and can be done again.
    private static boolean gaveWay(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof PessimisticLockingFailureException) return true;
        return false;
    }

    private static boolean databaseWentAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // A rollback over the broken connection fails as well, and hides why there was one.
            if (cause instanceof TransactionSystemException rollback
                    && rollback.getOriginalException() != null
                    && databaseWentAway(rollback.getOriginalException())) return true;
            if (cause instanceof SQLRecoverableException || cause instanceof SQLTransientConnectionException)
                return true;
            // Class 08 is a broken connection; 57P01 to 57P03 are PostgreSQL going down and coming up.
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) return true;
        }
        return false;
    }
}
