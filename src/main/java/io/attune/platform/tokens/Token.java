package io.attune.platform.tokens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token as its owner sees it again: `hint` is how it ends.
public record Token(
        long id,
        String name,
        String hint,
        Scopes scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt) {
    public boolean expired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
