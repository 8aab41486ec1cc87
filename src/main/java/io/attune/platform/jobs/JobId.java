package io.attune.platform.jobs;

/// One run of a job.
public record JobId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
