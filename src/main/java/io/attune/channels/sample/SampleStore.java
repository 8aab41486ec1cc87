package io.attune.channels.sample;

import io.attune.channels.Channel;
import io.attune.channels.ChannelId;
import io.attune.channels.Post;
import io.attune.channels.SampleNetworks;
import io.attune.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `sample_delivery`: what the sample networks have accepted from us.
@Component
class SampleStore implements SampleNetworks {
    static final String KIND = "sample";

    private final JdbcClient jdbc;
    private final Clock clock;

    SampleStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public ChannelId named(String name, String network) {
        jdbc.sql("""
                insert into channel (kind, name, network) values (:kind, :name, :network)
                on conflict (name) do nothing
                """)
                .param("kind", KIND)
                .param("name", name)
                .param("network", network)
                .update();
        return jdbc.sql("select id from channel where name = :name and kind = :kind and network = :network")
                .param("name", name)
                .param("kind", KIND)
                .param("network", network)
                .query((row, n) -> new ChannelId(row.getLong("id")))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("another channel is called " + name));
    }

    @Override
    public List<Arrival> takeArrivals(int limit) {
        return jdbc.sql("""
                with taken as (
                    update sample_delivery set heard_at = :now
                     where key in (select key from sample_delivery
                                    where heard_at is null
                                    order by sent_at, key
                                    limit :limit
                                      for update skip locked)
                    returning *)
                select t.*, c.network
                  from taken t
                  join channel c on c.id = t.channel_id
                 order by t.sent_at, t.key
                """)
                .param("now", Rows.at(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> arrival(row))
                .list();
    }

    /// Keeps a reply once per key, however often it is sent, and answers under which id.
    String deliver(Channel channel, Post answered, String text, String key) {
        jdbc.sql("""
                insert into sample_delivery (key, channel_id, external_id, answered_author, thread_key, public, text,
                                             sent_at)
                values (:key, :channel, 'reply-' || :key, :author, :thread, :public, :text, :now)
                on conflict (key) do nothing
                """)
                .param("key", key)
                .param("channel", channel.id().value())
                .param("author", answered.authorKey())
                .param("thread", answered.threadKey())
                .param("public", answered.isPublic())
                .param("text", text)
                .param("now", Rows.at(clock.instant()))
                .update();
        return delivered(key).orElseThrow();
    }

    Optional<String> delivered(String key) {
        return jdbc.sql("select external_id from sample_delivery where key = :key")
                .param("key", key)
                .query((row, n) -> row.getString("external_id"))
                .optional();
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        return new Arrival(
                new ChannelId(row.getLong("channel_id")),
                row.getString("network"),
                row.getString("external_id"),
                row.getString("answered_author"),
                row.getString("thread_key"),
                row.getBoolean("public"),
                row.getString("text"),
                Rows.instant(row, "sent_at"));
    }
}
