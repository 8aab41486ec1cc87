package io.attune.inbox.replies;

import io.attune.channels.PostId;
import io.attune.inbox.ConversationId;
import io.attune.platform.security.UserId;
import java.time.Instant;
import java.util.UUID;

/// One answer of ours, from the moment a colleague sends it off.
public record Reply(
        long id,
        ConversationId conversation,
        PostId answers,
        UserId user,
        String userName,
        String text,
        ReplyState state,
        UUID key,
        Instant queuedAt) {
    /// Whether the thread shows it as a reply of its own: a sent one is there as the post it became.
    public boolean onItsWay() {
        return switch (state) {
            case ReplyState.Sent sent -> false;
            case ReplyState.Withdrawn withdrawn -> false;
            case ReplyState.Queued queued -> true;
            case ReplyState.Sending sending -> true;
            case ReplyState.Failed failed -> true;
            case ReplyState.Unknown unknown -> true;
        };
    }
}
