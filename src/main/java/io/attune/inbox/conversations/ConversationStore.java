package io.attune.inbox.conversations;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.inbox.ConversationId;
import io.attune.inbox.conversations.ConversationStatus.Closed;
import io.attune.inbox.conversations.ConversationStatus.Needless;
import io.attune.inbox.conversations.ConversationStatus.Open;
import io.attune.inbox.conversations.ConversationStatus.Snoozed;
import io.attune.inbox.conversations.ConversationStatus.Spam;
import io.attune.inbox.stake.Origin;
import io.attune.inbox.stake.Stake;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// One conversation: reading it, and changing its status and assignee. Each change names the version it was
/// decided on.
@Component
class ConversationStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ConversationStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<Conversation> find(Viewer viewer, ConversationId id) {
        return jdbc.sql("""
                select c.*, u.name as assignee
                  from conversation c
                  left join colleague u on u.id = c.assignee_id
                 where c.id = :id and
                """ + Reach.sees(viewer, "c"))
                .params(viewer.parameters())
                .param("id", id.value())
                .query((row, n) -> conversation(viewer, row))
                .optional();
    }

    boolean changeable(Viewer viewer, ConversationId id) {
        return jdbc.sql("select exists (select from conversation c where c.id = :id and " + Reach.changes(viewer, "c")
                        + ")")
                .params(viewer.parameters())
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /// @throws Conflict when somebody else changed the conversation since `version`
    void assign(Viewer viewer, ConversationId id, int version, @Nullable UserId to) {
        change(viewer, """
                update conversation c set assignee_id = :to, version = version + 1
                 where c.id = :id and c.version = :version and
                """ + Reach.changes(viewer, "c"), id, version, to == null ? null : to.value(), null);
    }

    void close(Viewer viewer, ConversationId id, int version) {
        status(viewer, id, version, "closed", null);
    }

    void reopen(Viewer viewer, ConversationId id, int version) {
        status(viewer, id, version, "open", null);
    }

    void snooze(Viewer viewer, ConversationId id, int version, Instant until) {
        status(viewer, id, version, "snoozed", until);
    }

    void needsNoAnswer(Viewer viewer, ConversationId id, int version) {
        status(viewer, id, version, "needless", null);
    }

    void spam(Viewer viewer, ConversationId id, int version) {
        status(viewer, id, version, "spam", null);
    }

    static ConversationStatus status(ResultSet row) throws SQLException {
        Instant at = Rows.instant(row, "status_at");
        return switch (row.getString("status")) {
            case "open" -> new Open(Rows.optionalInstant(row, "due_at"), row.getBoolean("overdue"));
            case "snoozed" -> new Snoozed(Rows.instant(row, "snoozed_until"));
            case "closed" -> new Closed(at);
            case "needless" -> new Needless(at);
            case "spam" -> new Spam(at);
            default -> throw new IllegalStateException("unknown status " + row.getString("status"));
        };
    }

    private void status(Viewer viewer, ConversationId id, int version, String status, @Nullable Instant until) {
        change(viewer, """
                update conversation c
                   set status = :to, snoozed_until = :until::timestamptz, status_at = :now, status_by = :by,
                       waits_due = true, version = version + 1
                 where c.id = :id and c.version = :version and
                """ + Reach.changes(viewer, "c"), id, version, status, until);
    }

    private void change(
            Viewer viewer, String sql, ConversationId id, int version, @Nullable Object to, @Nullable Instant until) {
        int changed = jdbc.sql(sql)
                .params(viewer.parameters())
                .param("id", id.value())
                .param("version", version)
                .param("to", to)
                .param("until", until == null ? null : until.toString())
                .param("now", Rows.at(clock.instant()))
                .param("by", viewer.user().value())
                .update();
        if (changed == 0) throw new Conflict("inbox.conflict");
    }

    private Conversation conversation(Viewer viewer, ResultSet row) throws SQLException {
        return new Conversation(
                new ConversationId(row.getLong("id")),
                row.getInt("version"),
                row.getLong("channel_id"),
                row.getString("network"),
                row.getBoolean("public"),
                row.getLong("author_id"),
                Rows.optionalLong(row, "person_id"),
                Conversation.shownName(viewer, row.getString("network"), row.getString("customer_name")),
                status(row),
                Rows.optionalLong(row, "assignee_id"),
                row.getString("assignee"),
                Intent.of(row.getString("intent")),
                Sentiment.of(row.getString("sentiment")),
                row.getString("language"),
                new Stake(
                        row.getBigDecimal("retention"),
                        row.getBigDecimal("rhythm"),
                        row.getBigDecimal("opportunity"),
                        row.getBigDecimal("reach")),
                json.readValue(row.getString("priced"), Origin.class),
                Rows.optionalInstant(row, "waiting_since"),
                Rows.optionalLong(row, "last_post_id"));
    }
}
