package io.attune.inbox.replies;

import io.attune.channels.PostId;
import io.attune.inbox.ConversationId;
import io.attune.inbox.replies.ReplyState.Failed;
import io.attune.inbox.replies.ReplyState.Queued;
import io.attune.inbox.replies.ReplyState.Sending;
import io.attune.inbox.replies.ReplyState.Sent;
import io.attune.inbox.replies.ReplyState.Unknown;
import io.attune.inbox.replies.ReplyState.Withdrawn;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `reply`.
@Component
class ReplyStore {
    private static final String SELECT = """
            select r.*, u.name as user_name
              from reply r
              join colleague u on u.id = r.user_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplyStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Keeps a reply once per key, however often its form is sent.
    ///
    /// @throws Conflict when a colleague has answered after the reply that was `seen` last
    void queue(
            Viewer viewer,
            ConversationId conversation,
            PostId answers,
            String text,
            UUID key,
            long seen,
            Duration undo) {
        Instant now = clock.instant();
        // Of two who answer at the same moment, the second waits here and then sees the first.
        jdbc.sql("""
                select id
                  from conversation c
                 where id = :id
                   and %s
                   for no key update
                """.formatted(viewer.changes(Kind.CONVERSATIONS, "c")))
                .param("id", conversation.value())
                .params(viewer.parameters())
                .query(Long.class)
                .optional()
                .ifPresentOrElse(_ -> {}, () -> {
                    throw new NotFound("conversation " + conversation);
                });
        if (answeredSince(viewer, conversation, seen, key)) throw new Conflict("inbox.reply.crossed");
        jdbc.sql("""
                insert into reply (conversation_id, answers_post_id, user_id, text, state, request_key, queued_at,
                                   send_after)
                values (:conversation, :answers, :user, :text, 'queued', :key, :now, :after)
                on conflict (request_key) do nothing
                """)
                .param("conversation", conversation.value())
                .param("answers", answers.value())
                .param("user", viewer.user().value())
                .param("text", text)
                .param("key", key)
                .param("now", Rows.at(now))
                .param("after", Rows.at(now.plus(undo)))
                .update();
    }

    long last(ConversationId conversation) {
        return jdbc.sql("select coalesce(max(id), 0) from reply where conversation_id = :id")
                .param("id", conversation.value())
                .query(Long.class)
                .single();
    }

    private boolean answeredSince(Viewer viewer, ConversationId conversation, long seen, UUID key) {
        return jdbc.sql("""
                select exists (select from reply
                                where conversation_id = :id and id > :seen and user_id <> :me
                                  and state not in ('withdrawn', 'failed'))
                   and not exists (select from reply where request_key = :key)
                """)
                .param("id", conversation.value())
                .param("seen", seen)
                .param("me", viewer.user().value())
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    Optional<Reply> find(long id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id)
                .query((row, n) -> reply(row))
                .optional();
    }

    List<Reply> ofConversation(ConversationId conversation) {
        return jdbc.sql(SELECT + " where r.conversation_id = :id order by r.id")
                .param("id", conversation.value())
                .query((row, n) -> reply(row))
                .list();
    }

    /// @throws Conflict when it is no longer waiting, or not theirs
    void withdraw(Viewer viewer, long id) {
        int withdrawn = jdbc.sql("""
                update reply set state = 'withdrawn', ended_at = :now
                 where id = :id and state = 'queued' and user_id = :user
                """)
                .param("now", Rows.at(clock.instant()))
                .param("id", id)
                .param("user", viewer.user().value())
                .update();
        if (withdrawn == 0) throw new Conflict("inbox.reply.gone");
    }

    /// Takes the next reply whose time has come; from here on it is `sending`, whatever happens.
    Optional<Reply> claim() {
        return jdbc.sql("""
                with next as (
                    select id from reply
                     where state = 'queued' and send_after <= :now
                     order by send_after
                     limit 1
                       for update skip locked),
                claimed as (
                    update reply r set state = 'sending', sending_at = :now from next where r.id = next.id
                    returning r.*)
                select c.*, u.name as user_name from claimed c join colleague u on u.id = c.user_id
                """)
                .param("now", Rows.at(clock.instant()))
                .query((row, n) -> reply(row))
                .optional();
    }

    /// Replies whose sender must have died: nobody is `sending` for that long.
    List<Reply> stuck(Duration longest) {
        return jdbc.sql(SELECT + " where r.state = 'sending' and r.sending_at < :before order by r.id limit 100")
                .param("before", Rows.at(clock.instant().minus(longest)))
                .query((row, n) -> reply(row))
                .list();
    }

    /// Ends a reply that is being sent; says whether this call was the one that did.
    boolean end(Reply reply, String state, @Nullable String reason, @Nullable PostId post) {
        return jdbc.sql("""
                update reply set state = :state, reason = left(:reason, 1000), ended_at = :now, post_id = :post
                 where id = :id and state in ('sending', 'unknown')
                """)
                        .param("state", state)
                        .param("reason", reason)
                        .param("now", Rows.at(clock.instant()))
                        .param("post", post == null ? null : post.value())
                        .param("id", reply.id())
                        .update()
                == 1;
    }

    private static Reply reply(ResultSet row) throws SQLException {
        return new Reply(
                row.getLong("id"),
                new ConversationId(row.getLong("conversation_id")),
                new PostId(row.getLong("answers_post_id")),
                new UserId(row.getLong("user_id")),
                row.getString("user_name"),
                row.getString("text"),
                state(row),
                row.getObject("request_key", UUID.class),
                Rows.instant(row, "queued_at"));
    }

    private static ReplyState state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "queued" -> new Queued(Rows.instant(row, "send_after"));
            case "sending" -> new Sending(Rows.instant(row, "sending_at"));
            case "sent" -> new Sent(Rows.instant(row, "ended_at"));
            case "failed" -> new Failed(row.getString("reason"));
            case "unknown" -> new Unknown(row.getString("reason"));
            case "withdrawn" -> new Withdrawn(Rows.instant(row, "ended_at"));
            default -> throw new IllegalStateException("unknown reply state " + row.getString("state"));
        };
    }
}
