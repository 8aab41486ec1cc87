package io.attune.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether we may. Everything but [Given] means no.
public sealed interface Permission {
    record Given(Instant since, @Nullable Instant until) implements Permission {}

    record Refused(Instant since) implements Permission {}

    record Expired(Instant at) implements Permission {}

    /// Nobody ever asked.
    record Unknown() implements Permission {}

    default boolean allows() {
        return this instanceof Given;
    }
}
