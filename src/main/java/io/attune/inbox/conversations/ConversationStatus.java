package io.attune.inbox.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a conversation stands, with what belongs to that state.
public sealed interface ConversationStatus {
    /// Somebody may be waiting; `due` is when the promise ends, absent when nobody waits.
    record Open(@Nullable Instant due, boolean overdue) implements ConversationStatus {}

    record Snoozed(Instant until) implements ConversationStatus {}

    record Closed(Instant at) implements ConversationStatus {}

    /// A colleague decided that no answer is needed.
    record Needless(Instant at) implements ConversationStatus {}

    record Spam(Instant at) implements ConversationStatus {}

    default boolean isOpen() {
        return this instanceof Open;
    }
}
