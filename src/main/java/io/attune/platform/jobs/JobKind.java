package io.attune.platform.jobs;

/// One kind of job: a bean that knows how to run it.
///
/// A run may be cut off anywhere (a killed process, a lost database) and is then started again from the
/// beginning, so `run` first clears or continues what an earlier attempt left, then tells its progress. A
/// job that is cancelled after such a cut is started once more for exactly this, and stopped at its first
/// [JobRun#progress].
public interface JobKind {
    /// The last part of the message key `job.<name>`, such as `scoring`.
    String name();

    /// @throws JobFailed with a reason that somebody can act on; any other exception is shown as unexpected
    void run(JobRun run) throws Exception;
}
