package io.attune.privacy.consent;

import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that somebody said about one purpose and way.
public record Consent(
        long id,
        Purpose purpose,
        Way way,
        boolean given,
        Source source,
        @Nullable String textShown,
        Instant at,
        @Nullable Instant expiresAt,
        @Nullable String recordedBy) {
    public enum Source {
        WEBSITE,
        SHOP,
        PHONE,
        MAIL,
        PAPER,
        IMPORT,
        COLLEAGUE
    }

    public boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
