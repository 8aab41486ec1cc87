package io.attune.platform.tabular;

import org.jspecify.annotations.Nullable;

/// What became, or would become, of a row: `record` is who is meant, where that is known. `changes` is JSON: by field,
/// what was there and what came. `line` is 0 where nobody knows which row it was.
public record Sample(Outcome outcome, long line, @Nullable Long record, String title, String changes) {
    /// As in [Tally]; refused rows are kept apart, with all that they held.
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        REPEATED,
        SKIPPED
    }
}
