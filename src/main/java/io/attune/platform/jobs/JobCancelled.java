package io.attune.platform.jobs;

/// Somebody asked a job to stop. Let it pass through; the runner records it.
public final class JobCancelled extends RuntimeException {
    public JobCancelled(JobId job) {
        super("job " + job + " was cancelled");
    }
}
