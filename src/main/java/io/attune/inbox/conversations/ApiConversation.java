package io.attune.inbox.conversations;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.attune.channels.Post;
import io.attune.inbox.replies.Reply;
import io.attune.inbox.replies.ReplyState;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A conversation as programs read it, with what was said in the order of time. `stake` is a decimal text in the
/// company's currency, absent where it is kept from the token's owner.
@Schema(name = "Conversation")
record ApiConversation(
        long id,
        String network,

        @JsonProperty("public") @Schema(description = "Whether everybody can read it where it was written")
        boolean isPublic,

        String customer,
        @Nullable Long person,

        @Schema(allowableValues = {"open", "snoozed", "closed", "needless", "spam"})
        String status,

        @Schema(description = "When the promised answer is due, of an open one that waits") @Nullable
        Instant dueAt,

        @Nullable Instant snoozedUntil,
        @Nullable Instant waitingSince,
        @Nullable Long assignee,
        String intent,
        String sentiment,

        @Schema(description = "As a two-letter code; und where nobody could tell")
        String language,

        @Nullable String stake,

        @Schema(description = "The newest reply, to be sent as seen with the next one")
        long lastReply,

        List<Message> messages,
        List<ReplyJson> replies,
        List<NoteJson> notes) {
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String word(ConversationStatus status) {
        return switch (status) {
            case ConversationStatus.Open(var _, var _) -> "open";
            case ConversationStatus.Snoozed(var _) -> "snoozed";
            case ConversationStatus.Closed(var _) -> "closed";
            case ConversationStatus.Needless(var _) -> "needless";
            case ConversationStatus.Spam(var _) -> "spam";
        };
    }

    /// One conversation in a list; `said` is how the last message begins.
    @Schema(name = "ConversationSummary")
    record Summary(
            long id,
            String network,
            String customer,
            String status,
            @Nullable String assignee,
            String said,
            String intent,
            String sentiment,
            String language,
            @Nullable String stake,
            Instant lastAt) {
        static Summary of(ConversationLine line) {
            return new Summary(
                    line.id(),
                    line.network(),
                    line.name(),
                    word(line.status()),
                    line.assignee(),
                    line.said(),
                    word(line.intent()),
                    word(line.sentiment()),
                    line.language(),
                    line.stake() == null ? null : line.stake().toPlainString(),
                    line.lastAt());
        }
    }

    /// Something that was said; `inbound` where they said it.
    @Schema(name = "Message")
    record Message(
            long id,
            boolean inbound,
            String author,
            String text,
            @Nullable String url,
            Instant at,
            @Nullable Instant deletedAt) {
        static Message of(Post post, String customer) {
            return new Message(
                    post.id().value(),
                    post.inbound(),
                    post.inbound() ? customer : Objects.requireNonNullElse(post.authorName(), post.authorHandle()),
                    post.text(),
                    post.url(),
                    post.postedAt(),
                    post.deletedAt());
        }
    }

    /// An answer of ours; one that was sent is among the messages too.
    @Schema(name = "Reply")
    record ReplyJson(
            long id,
            long answers,
            String author,
            String text,

            @Schema(allowableValues = {"queued", "sending", "sent", "failed", "unknown", "withdrawn"})
            String state,

            @Nullable String reason,
            Instant queuedAt) {
        static ReplyJson of(Reply reply) {
            return new ReplyJson(
                    reply.id(),
                    reply.answers().value(),
                    reply.userName(),
                    reply.text(),
                    switch (reply.state()) {
                        case ReplyState.Queued _ -> "queued";
                        case ReplyState.Sending _ -> "sending";
                        case ReplyState.Sent _ -> "sent";
                        case ReplyState.Failed _ -> "failed";
                        case ReplyState.Unknown _ -> "unknown";
                        case ReplyState.Withdrawn _ -> "withdrawn";
                    },
                    switch (reply.state()) {
                        case ReplyState.Failed(var reason) -> reason;
                        case ReplyState.Unknown(var reason) -> reason;
                        case ReplyState.Queued _, ReplyState.Sending _, ReplyState.Sent _, ReplyState.Withdrawn _ ->
                            null;
                    },
                    reply.queuedAt());
        }
    }

    @Schema(name = "ConversationNote")
    record NoteJson(String author, String text, Instant at) {}

    /// What may be changed of a conversation; `snoozedUntil` is said with the status `snoozed`.
    @Schema(name = "ConversationInput")
    record Input(
            @Schema(allowableValues = {"open", "snoozed", "closed", "needless", "spam"})
            @Pattern(regexp = "open|snoozed|closed|needless|spam", message = "problem.malformed")
            @Nullable
            String status,

            @Nullable Instant snoozedUntil,
            @Nullable Long assignee) {
        static Input of(Conversation conversation) {
            return new Input(
                    word(conversation.status()),
                    conversation.status() instanceof ConversationStatus.Snoozed(var until) ? until : null,
                    conversation.assignee());
        }
    }

    @Schema(name = "NoteInput")
    record NewNote(
            @NotBlank(message = "problem.required") @Size(max = 10_000, message = "problem.long") @Nullable
            String text) {}

    /// `answers` is the message that is answered, the last one of theirs where it is absent; `seen` the newest reply
    /// that the writer knew of, so that nobody answers beside a colleague.
    @Schema(name = "ReplyInput")
    record NewReply(
            @NotBlank(message = "problem.required") @Size(max = 10_000, message = "problem.long") @Nullable
            String text,

            @Nullable Long answers,
            @Nullable Long seen) {}
}
