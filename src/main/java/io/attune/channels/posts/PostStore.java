package io.attune.channels.posts;

import io.attune.channels.ChannelId;
import io.attune.channels.IncomingPost;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.channels.Posts;
import io.attune.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `post` but receiving, which is [Reception]'s.
@Component
class PostStore implements Posts {
    private final JdbcClient jdbc;
    private final Reception reception;
    private final Clock clock;

    PostStore(JdbcClient jdbc, Reception reception, Clock clock) {
        this.jdbc = jdbc;
        this.reception = reception;
        this.clock = clock;
    }

    @Override
    public Received receive(ChannelId channel, Collection<IncomingPost> posts, @Nullable Long run) {
        return reception.receive(channel, posts, run);
    }

    @Override
    public boolean delete(ChannelId channel, String externalId) {
        return jdbc.sql("""
                update post set deleted_at = :now, read_at = null
                 where channel_id = :channel and external_id = :external and deleted_at is null
                """)
                        .param("now", Rows.at(clock.instant()))
                        .param("channel", channel.value())
                        .param("external", externalId)
                        .update()
                == 1;
    }

    @Override
    public List<Post> takeUnread(int limit) {
        return jdbc.sql("""
                select * from post
                 where read_at is null and set_aside is null
                 order by id
                 limit :limit
                   for update skip locked
                """).param("limit", limit).query((row, n) -> post(row)).list();
    }

    @Override
    public void settle(Collection<Settled> posts) {
        jdbc.sql("""
                update post p
                   set author_id = coalesce(n.author, p.author_id),
                       conversation_id = coalesce(n.conversation, p.conversation_id),
                       read_at = :now
                  from unnest(:ids::bigint[], :authors::bigint[], :conversations::bigint[])
                    as n(id, author, conversation)
                 where p.id = n.id
                """)
                .param("now", Rows.at(clock.instant()))
                .param("ids", Rows.column(posts, post -> post.post().value(), Long[]::new))
                .param("authors", Rows.column(posts, Settled::author, Long[]::new))
                .param("conversations", Rows.column(posts, Settled::conversation, Long[]::new))
                .update();
    }

    @Override
    public void setAside(PostId post, String reason) {
        jdbc.sql("update post set set_aside = left(:reason, 1000) where id = :id")
                .param("reason", reason)
                .param("id", post.value())
                .update();
    }

    @Override
    public Map<ThreadPlace, Long> conversations(Collection<ThreadPlace> places) {
        var found = new HashMap<ThreadPlace, Long>();
        jdbc.sql("""
                select n.channel_id, n.key, n.author_key, p.conversation_id
                  from unnest(:channels::bigint[], :keys::text[], :authors::text[]) as n(channel_id, key, author_key)
                 cross join lateral (
                     select conversation_id from post
                      where n.author_key <> '' and channel_id = n.channel_id and thread_key = n.key
                        and author_key = n.author_key and conversation_id is not null
                     union all
                     select conversation_id from post
                      where n.author_key = '' and channel_id = n.channel_id and external_id = n.key
                        and conversation_id is not null
                      limit 1) p
                """)
                .param("channels", Rows.column(places, place -> place.channel().value(), Long[]::new))
                .param("keys", Rows.column(places, ThreadPlace::key, String[]::new))
                .param("authors", Rows.column(places, ThreadPlace::authorKey, String[]::new))
                .query(row -> {
                    found.put(
                            new ThreadPlace(
                                    new ChannelId(row.getLong("channel_id")),
                                    row.getString("key"),
                                    row.getString("author_key")),
                            row.getLong("conversation_id"));
                });
        return found;
    }

    @Override
    public PostId sent(Post answered, String externalId, String authorName, String text) {
        return jdbc.sql("""
                insert into post (channel_id, external_id, direction, network, author_key, author_handle, author_name,
                                  conversation_id, text, public, reply_to, thread_key, posted_at, received_at, read_at)
                values (:channel, :external, 'out', :network, 'us', :name, :name, :conversation, :text, :public,
                        :answered, :thread, :now, :now, :now)
                on conflict (channel_id, external_id) do update set conversation_id = excluded.conversation_id
                returning id
                """)
                .param("channel", answered.channel().value())
                .param("external", externalId)
                .param("network", answered.network())
                .param("name", authorName)
                .param("conversation", answered.conversation())
                .param("text", text)
                .param("public", answered.isPublic())
                .param("answered", answered.externalId())
                .param("thread", answered.threadKey())
                .param("now", Rows.at(clock.instant()))
                .query((row, n) -> new PostId(row.getLong("id")))
                .single();
    }

    @Override
    public Optional<Post> find(PostId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    @Override
    public Map<PostId, Post> find(Collection<PostId> ids) {
        var found = new HashMap<PostId, Post>();
        jdbc.sql("select * from post where id = any(:ids)")
                .param("ids", Rows.column(ids, PostId::value, Long[]::new))
                .query((row, n) -> post(row))
                .list()
                .forEach(post -> found.put(post.id(), post));
        return found;
    }

    @Override
    public List<Post> ofConversation(long conversation, int limit) {
        return jdbc.sql("""
                select * from (select * from post
                                where conversation_id = :conversation
                                order by posted_at desc, id desc
                                limit :limit) latest
                 order by posted_at, id
                """)
                .param("conversation", conversation)
                .param("limit", limit)
                .query((row, n) -> post(row))
                .list();
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(
                new PostId(row.getLong("id")),
                new ChannelId(row.getLong("channel_id")),
                row.getString("external_id"),
                row.getString("direction").equals("in"),
                row.getString("network"),
                row.getString("author_key"),
                row.getString("author_handle"),
                row.getString("author_name"),
                Rows.optionalLong(row, "author_followers"),
                row.getBoolean("author_verified"),
                Rows.optionalLong(row, "author_id"),
                Rows.optionalLong(row, "conversation_id"),
                row.getString("text"),
                row.getString("language_hint"),
                row.getBoolean("public"),
                row.getLong("audience"),
                row.getString("reply_to"),
                row.getString("thread_key"),
                row.getString("url"),
                Rows.instant(row, "posted_at"),
                Rows.instant(row, "received_at"),
                Rows.optionalInstant(row, "edited_at"),
                Rows.optionalInstant(row, "deleted_at"));
    }
}
