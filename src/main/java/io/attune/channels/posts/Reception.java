package io.attune.channels.posts;

import io.attune.channels.ChannelId;
import io.attune.channels.IncomingPost;
import io.attune.channels.Posts.Received;
import io.attune.platform.database.Rows;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps what channels bring: new posts wait to be read, an edited text is read again, a repeat changes nothing.
@Component
class Reception {
    private final JdbcClient jdbc;
    private final Clock clock;

    Reception(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Received receive(ChannelId channel, Collection<IncomingPost> incoming, @Nullable Long run) {
        // The same id twice in one delivery: the last word counts, and one statement may touch a row only once.
        var byId = new LinkedHashMap<String, IncomingPost>();
        for (IncomingPost post : incoming) byId.put(post.externalId(), post);
        if (byId.isEmpty()) return new Received(Set.of(), Set.of());
        List<IncomingPost> posts = List.copyOf(byId.values());
        OffsetDateTime now = Rows.at(clock.instant());
        var created = new HashSet<String>();
        var edited = new HashSet<String>();
        jdbc.sql("""
                insert into post (channel_id, external_id, direction, network, author_key, author_handle, author_name,
                                  author_followers, author_verified, text, language_hint, public, audience, reply_to,
                                  thread_key, url, posted_at, received_at, run_id)
                select c.id, n.external_id, case when n.inbound then 'in' else 'out' end, c.network, n.author_key,
                       n.author_handle, n.author_name, n.followers, n.verified, n.text, n.language_hint, n.public,
                       n.audience, n.reply_to,
                       coalesce(n.thread_key, answered.thread_key, n.answers, n.opened_by), n.url, n.posted_at,
                       :now, :run
                  from channel c
                 cross join unnest(:externals::text[], :inbound::boolean[], :keys::text[], :handles::text[],
                                   :names::text[], :followers::bigint[], :verified::boolean[], :texts::text[],
                                   :languages::text[], :publics::boolean[], :audiences::bigint[], :replies::text[],
                                   :threads::text[], :answers::text[], :openers::text[], :urls::text[],
                                   :posted::timestamptz[])
                    with ordinality
                    as n(external_id, inbound, author_key, author_handle, author_name, followers, verified, text,
                         language_hint, public, audience, reply_to, thread_key, answers, opened_by, url, posted_at, place)
                  left join post answered on answered.channel_id = c.id and answered.external_id = n.answers
                 where c.id = :channel
                 order by n.place
                on conflict (channel_id, external_id) do update
                   set text = excluded.text, edited_at = :now, read_at = null
                 where post.text is distinct from excluded.text
                returning external_id, (xmax = 0) as created
                """)
                .param("channel", channel.value())
                .param("now", now)
                .param("run", run)
                .param("externals", Rows.column(posts, IncomingPost::externalId, String[]::new))
                .param("inbound", Rows.column(posts, IncomingPost::inbound, Boolean[]::new))
                .param("keys", Rows.column(posts, IncomingPost::authorKey, String[]::new))
                .param("handles", Rows.column(posts, IncomingPost::authorHandle, String[]::new))
                .param("names", Rows.column(posts, IncomingPost::authorName, String[]::new))
                .param("followers", Rows.column(posts, IncomingPost::followers, Long[]::new))
                .param("verified", Rows.column(posts, IncomingPost::verified, Boolean[]::new))
                .param("texts", Rows.column(posts, IncomingPost::text, String[]::new))
                .param("languages", Rows.column(posts, IncomingPost::languageHint, String[]::new))
                .param("publics", Rows.column(posts, IncomingPost::isPublic, Boolean[]::new))
                .param("audiences", Rows.column(posts, IncomingPost::audience, Long[]::new))
                .param("replies", Rows.column(posts, IncomingPost::replyTo, String[]::new))
                .param("threads", Rows.column(posts, post -> first(post, byId).threadKey(), String[]::new))
                .param("answers", Rows.column(posts, post -> first(post, byId).replyTo(), String[]::new))
                .param("openers", Rows.column(posts, post -> first(post, byId).externalId(), String[]::new))
                .param("urls", Rows.column(posts, IncomingPost::url, String[]::new))
                .param("posted", Rows.instants(posts, IncomingPost::postedAt))
                .query(row -> {
                    (row.getBoolean("created") ? created : edited).add(row.getString("external_id"));
                });
        // Seldom: whoever brings posts one by one would otherwise wait for this row until the one before is on disk.
        jdbc.sql("""
                update channel set last_in_at = :now, failure = null, failed_at = null
                 where id = :channel
                   and (failure is not null or last_in_at is null or last_in_at < :now - interval '10 seconds')
                """).param("now", now).param("channel", channel.value()).update();
        return new Received(created, edited);
    }

    /// The post of this delivery from which a chain of answers within it hangs: its place in the thread is theirs.
    private static IncomingPost first(IncomingPost post, Map<String, IncomingPost> delivery) {
        IncomingPost first = post;
        for (int depth = 0; depth < delivery.size() && first.threadKey() == null; depth++) {
            String answers = first.replyTo();
            IncomingPost above = answers == null ? null : delivery.get(answers);
            if (above == null) break;
            first = above;
        }
        return first;
    }
}
