package io.attune.inbox.conversations;

import io.attune.inbox.ConversationId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What colleagues wrote and did in a conversation besides answering.
@Component
class ActivityStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    ActivityStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A private note; only colleagues see it.
    record Note(String author, String text, Instant at) {}

    /// `kind` is a message key below `inbox.activity.`; `who` is absent where the clock or a customer did it.
    record Activity(
            @Nullable String who, String kind, @Nullable String detail, Instant at) {}

    void note(Viewer viewer, ConversationId conversation, String text) {
        jdbc.sql("insert into note (conversation_id, user_id, text, at) values (:conversation, :user, :text, :now)")
                .param("conversation", conversation.value())
                .param("user", viewer.user().value())
                .param("text", text)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    void did(Viewer viewer, ConversationId conversation, String kind, @Nullable String detail) {
        jdbc.sql("""
                insert into activity (conversation_id, user_id, kind, detail, at)
                values (:conversation, :user, :kind,
                        case when :detail::text is null then '{}'::jsonb
                             else jsonb_build_object('name', :detail::text) end, :now)
                """)
                .param("conversation", conversation.value())
                .param("user", viewer.user().value())
                .param("kind", kind)
                .param("detail", detail)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    List<Note> notes(ConversationId conversation) {
        return jdbc.sql("""
                select n.text, n.at, u.name
                  from note n join colleague u on u.id = n.user_id
                 where n.conversation_id = :id
                 order by n.id
                """)
                .param("id", conversation.value())
                .query((row, n) -> new Note(row.getString("name"), row.getString("text"), Rows.instant(row, "at")))
                .list();
    }

    List<Activity> activities(ConversationId conversation) {
        return jdbc.sql("""
                select a.kind, a.detail ->> 'name' as detail, a.at, u.name
                  from activity a left join colleague u on u.id = a.user_id
                 where a.conversation_id = :id
                 order by a.id desc
                 limit 200
                """)
                .param("id", conversation.value())
                .query((row, n) -> new Activity(
                        row.getString("name"), row.getString("kind"), row.getString("detail"), Rows.instant(row, "at")))
                .list();
    }
}
