package io.attune.privacy.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where what we know of somebody comes from: the import that last touched the row, or nobody but ourselves.
public record Provenance(
        Instant since,
        Instant changedAt,
        @Nullable Long importRun,
        @Nullable String source,
        @Nullable String campaign) {}
