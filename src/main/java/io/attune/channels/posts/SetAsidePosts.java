package io.attune.channels.posts;

import io.attune.channels.PostId;
import io.attune.platform.database.Rows;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Posts that could not be worked off: kept with the reason until somebody lets them be tried again.
@Component
public class SetAsidePosts {
    private final JdbcClient jdbc;

    SetAsidePosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One of them, with the beginning of its text.
    public record SetAside(PostId id, String channel, String author, String text, String reason, Instant receivedAt) {}

    /// The latest first.
    public List<SetAside> latest(int limit) {
        return jdbc.sql("""
                select p.id, c.name as channel, p.author_handle, left(p.text, 200) as text, p.set_aside, p.received_at
                  from post p
                  join channel c on c.id = p.channel_id
                 where p.set_aside is not null
                 order by p.id desc
                 limit :limit
                """)
                .param("limit", limit)
                .query((row, n) -> new SetAside(
                        new PostId(row.getLong("id")),
                        row.getString("channel"),
                        row.getString("author_handle"),
                        row.getString("text"),
                        row.getString("set_aside"),
                        Rows.instant(row, "received_at")))
                .list();
    }

    /// Puts it back into the queue of those nobody has read; false where it is not set aside any more.
    public boolean tryAgain(PostId post) {
        return jdbc.sql("update post set set_aside = null, read_at = null where id = :id and set_aside is not null")
                        .param("id", post.value())
                        .update()
                == 1;
    }
}
