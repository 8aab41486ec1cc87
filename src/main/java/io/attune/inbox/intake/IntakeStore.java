package io.attune.inbox.intake;

import io.attune.channels.ChannelId;
import io.attune.channels.Networks;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.identity.Author;
import io.attune.inbox.intake.Intake.Side;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Opens conversations, and finds those that an author's next post continues.
@Component
@WithoutViewer("posts are worked off for everybody")
class IntakeStore {
    // Longer pauses are a new matter; three days bridge a weekend.
    private static final Duration SAME_MATTER = Duration.ofDays(3);

    private final JdbcClient jdbc;

    IntakeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A conversation that a post opens.
    record Opening(long id, Post post, Author author) {}

    /// Taken from the sequence ahead of the insert, because each post must know its conversation before.
    List<Long> newIds(int count) {
        return jdbc.sql(
                        "select nextval(pg_get_serial_sequence('conversation', 'id')) as id from generate_series(1, :n)")
                .param("n", count)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /// The latest conversation of each customer side that is near enough in time to its first post of this batch.
    Map<Side, Long> recent(List<Post> taken, Map<PostId, Author> written) {
        var earliest = new HashMap<Side, Instant>();
        for (Post post : taken) {
            Author author = written.get(post.id());
            if (author != null)
                earliest.putIfAbsent(new Side(post.channel(), author.id().value()), post.postedAt());
        }
        var sides = List.copyOf(earliest.entrySet());
        var found = new HashMap<Side, Long>();
        jdbc.sql("""
                select n.channel_id, n.author_id, c.id
                  from unnest(:channels::bigint[], :authors::bigint[], :since::timestamptz[], :until::timestamptz[])
                    as n(channel_id, author_id, since, until)
                 cross join lateral (select id from conversation
                                      where author_id = n.author_id and channel_id = n.channel_id
                                        and status <> 'spam' and last_at between n.since and n.until
                                      order by last_at desc, id desc
                                      limit 1) c
                """)
                .param(
                        "channels",
                        Rows.column(sides, side -> side.getKey().channel().value(), Long[]::new))
                .param("authors", Rows.column(sides, side -> side.getKey().author(), Long[]::new))
                .param("since", Rows.instants(sides, side -> side.getValue().minus(SAME_MATTER)))
                .param("until", Rows.instants(sides, side -> side.getValue().plus(SAME_MATTER)))
                .query(row -> {
                    found.put(
                            new Side(new ChannelId(row.getLong("channel_id")), row.getLong("author_id")),
                            row.getLong("id"));
                });
        return found;
    }

    /// Their texts and times follow from their posts, see `ThreadState`.
    void open(List<Opening> openings) {
        if (openings.isEmpty()) return;
        jdbc.sql("""
                insert into conversation (id, channel_id, network, thread_key, public, author_id, person_id, owner_id,
                                          team_id, status_at, customer_name, said, followers, first_at, last_at,
                                          last_in_at)
                overriding system value
                select n.id, n.channel_id, n.network, n.thread_key, n.public, n.author_id, n.person_id, p.owner_id,
                       p.team_id, n.posted_at, coalesce(p.name, n.name), '', n.followers, n.posted_at, n.posted_at,
                       n.posted_at
                  from unnest(:ids::bigint[], :channels::bigint[], :networks::text[], :threads::text[],
                              :public::boolean[], :authors::bigint[], :people::bigint[], :names::text[],
                              :followers::bigint[], :posted::timestamptz[])
                    as n(id, channel_id, network, thread_key, public, author_id, person_id, name, followers, posted_at)
                  left join person p on p.id = survivor_of(n.person_id)
                """)
                .param("ids", Rows.column(openings, Opening::id, Long[]::new))
                .param("channels", Rows.column(openings, o -> o.post().channel().value(), Long[]::new))
                .param("networks", Rows.column(openings, o -> o.post().network(), String[]::new))
                .param("threads", Rows.column(openings, o -> o.post().threadKey(), String[]::new))
                .param("public", Rows.column(openings, o -> o.post().isPublic(), Boolean[]::new))
                .param("authors", Rows.column(openings, o -> o.author().id().value(), Long[]::new))
                .param(
                        "people",
                        Rows.column(
                                openings,
                                o -> o.author().person() == null
                                        ? null
                                        : o.author().person().value(),
                                Long[]::new))
                .param("names", Rows.column(openings, o -> name(o.author()), String[]::new))
                .param("followers", Rows.column(openings, o -> o.author().followers(), Long[]::new))
                .param("posted", Rows.instants(openings, o -> o.post().postedAt()))
                .update();
    }

    private static String name(Author author) {
        return author.name() == null || author.name().isBlank()
                ? Networks.handle(author.network(), author.handle())
                : author.name();
    }
}
