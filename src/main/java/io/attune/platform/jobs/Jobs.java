package io.attune.platform.jobs;

import io.attune.platform.security.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts and stops work that takes longer than a page.
public interface Jobs {
    /// Puts a job into the queue in the caller's transaction; any node may run it.
    ///
    /// `input` is a record, kept as JSON; the kind gets it back by [JobRun#input]. `startedBy` is
    /// absent for what the clock started.
    JobId start(Class<? extends JobKind> kind, Object input, @Nullable UserId startedBy);

    /// As `start`, but only if no job of this kind waits or runs; answers the one that does.
    JobId startOnce(Class<? extends JobKind> kind, Object input, @Nullable UserId startedBy);

    /// How often runs of this kind have failed since the last one that succeeded; empty where none has.
    Optional<Setbacks> setbacks(Class<? extends JobKind> kind);

    /// `last` is the newest of `times` failed runs, which ended at `at`.
    record Setbacks(int times, JobId last, Instant at) {}

    /// Asks a job to stop; it does so at its next [JobRun#progress] and leaves nothing half done.
    void cancel(JobId job);
}
