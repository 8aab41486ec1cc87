package io.attune.privacy.requests;

import io.attune.customers.PersonId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody asked for, and how far it is.
public record SubjectRequest(
        long id,
        PersonId person,
        Kind kind,
        Reason reason,
        @Nullable String askedBy,
        Instant askedAt,
        @Nullable Long job,
        @Nullable Instant doneAt,
        Outcome outcome,
        @Nullable Instant expiresAt,
        boolean archived) {
    public enum Kind {
        EXPORT,
        ERASURE
    }

    /// Why; the grounds of article 17 (1) GDPR in short.
    public enum Reason {
        ASKED,
        WITHDRAWN,
        UNNEEDED,
        UNLAWFUL
    }

    /// How many of each kind of data: removed, and kept without a name.
    public record Outcome(Map<String, Long> removed, Map<String, Long> kept) {
        static final Outcome NONE = new Outcome(Map.of(), Map.of());

        public Outcome {
            removed = Map.copyOf(removed);
            kept = Map.copyOf(kept);
        }
    }

    public String path() {
        return "/privacy/requests/" + id;
    }
}
