package io.attune.inbox.replies;

import java.time.Instant;

/// Where a reply is on its way out.
public sealed interface ReplyState {
    /// Waits until `sendAfter`; until then it can be taken back.
    record Queued(Instant sendAfter) implements ReplyState {}

    record Sending(Instant since) implements ReplyState {}

    record Sent(Instant at) implements ReplyState {}

    /// The channel said no, in these words; nothing went out.
    record Failed(String reason) implements ReplyState {}

    /// Nobody knows whether it went out; it is never sent again by itself.
    record Unknown(String reason) implements ReplyState {}

    record Withdrawn(Instant at) implements ReplyState {}
}
