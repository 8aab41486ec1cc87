package io.attune.platform.jobs;

/// What a running job sees of itself.
public interface JobRun {
    JobId id();

    /// 1 for the first try, more after a crash.
    int attempt();

    <T> T input(Class<T> type);

    /// Tells how far it is; `total` 0 means not known yet. Cheap enough to be called per row: written at
    /// most twice a second, on a connection of its own.
    ///
    /// @throws JobCancelled when somebody asked to stop, or when this node must
    void progress(long done, long total);

    /// Says what it does now, by the last part of the message key `job.<name>.<step>`.
    ///
    /// @throws JobCancelled as [#progress] does
    void step(String step);

    /// The path of the page that shows more than the job's own page, such as `/imports/7`.
    void page(String path);

    /// What came out, as a record, shown when the job is done (kept as JSON).
    void result(Object result);
}
