package io.attune.imports.files;

import java.time.Instant;

/// Why columns are assigned before anybody said so.
public sealed interface Recognised {
    /// What another program exports; for `target`, which may not be the one that was chosen.
    record Export(String program, Target target) implements Recognised {}

    /// As in an earlier file with the same columns.
    record Before(String file, String by, boolean own, Instant at) implements Recognised {}
}
