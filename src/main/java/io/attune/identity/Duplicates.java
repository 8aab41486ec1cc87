package io.attune.identity;

/// People who are in the records twice.
public interface Duplicates {
    /// Looks at everybody as soon as it can, in a job.
    void look();
}
