package io.attune.platform.jobs;

/// What a running job sees of itself.
public interface JobRun {
    JobId id();

    /// 1 for the first try, more after a crash.
    int attempt();

    <T> T input(Class<T> type);

    /// Tells how far it is; `total` 0 means not known yet. Cheap enough to be called per thousand rows:
    /// written at most twice a second.
    ///
    /// @throws JobCancelled when somebody asked to stop
    void progress(long done, long total);

    /// What came out, as a record, shown when the job is done (kept as JSON).
    void result(Object result);
}
