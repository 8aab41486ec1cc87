package io.attune.platform.jobs;

/// One kind of job: a bean that knows how to run it.
///
/// A run may be cut off anywhere (a killed process) and is then started again from the beginning, so
/// `run` first clears or continues what an earlier attempt left.
public interface JobKind {
    /// The last part of the message key `job.<name>`, such as `scoring`.
    String name();

    void run(JobRun run) throws Exception;
}
