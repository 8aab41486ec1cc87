package io.attune.imports.files;

import io.attune.platform.tabular.Row;

/// How the rows of one target come in. One object per run, in the transaction of that run.
interface Intake {
    /// Takes a row.
    ///
    /// @throws IllegalArgumentException with a sentence when the row cannot be taken; nothing of it is kept
    void take(Row.Parsed row);

    /// Keeps what was taken and publishes what happened.
    Kept settle(Progress progress);

    @FunctionalInterface
    interface Progress {
        void done(long done, long total);
    }

    record Kept(long created, long updated, long unchanged, long repeated) {}
}
