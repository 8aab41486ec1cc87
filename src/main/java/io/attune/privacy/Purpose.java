package io.attune.privacy;

/// What somebody's data may be used for beyond answering them.
public enum Purpose {
    MARKETING,
    /// Surveys and interviews.
    RESEARCH,
    /// Predictions about them alone, such as their value.
    PROFILING
}
