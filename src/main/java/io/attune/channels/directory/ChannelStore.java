package io.attune.channels.directory;

import io.attune.channels.Channel;
import io.attune.channels.ChannelId;
import io.attune.channels.Channels;
import io.attune.channels.Connector;
import io.attune.channels.Post;
import io.attune.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `channel`, with a copy that is at most five seconds old: every page and every reply asks.
@Component
class ChannelStore implements Channels {
    private static final Duration FRESH = Duration.ofSeconds(5);
    // A channel that was just made elsewhere is found soon, and a flood of wrong numbers reads the table rarely.
    private static final Duration LOOKED_JUST_NOW = Duration.ofMillis(250);

    private final JdbcClient jdbc;
    private final ObjectProvider<Connector> connectors;
    private final Clock clock;
    private volatile @Nullable Copy copy;

    ChannelStore(JdbcClient jdbc, ObjectProvider<Connector> connectors, Clock clock) {
        this.jdbc = jdbc;
        this.connectors = connectors;
        this.clock = clock;
    }

    private record Copy(List<Channel> channels, Instant at) {
        Optional<Channel> find(ChannelId id) {
            return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
        }
    }

    @Override
    public List<Channel> all() {
        // Whoever manages channels sees what was changed a moment ago.
        return copy(Duration.ZERO).channels();
    }

    @Override
    public Optional<Channel> find(ChannelId id) {
        Optional<Channel> known = copy(FRESH).find(id);
        return known.isPresent() ? known : copy(LOOKED_JUST_NOW).find(id);
    }

    @Override
    public Connector connector(Channel channel) {
        return connectors.stream()
                .filter(connector -> connector.kind().equals(channel.kind()))
                .findFirst()
                .orElseGet(() -> new Mute(channel.kind()));
    }

    @Override
    public void sentOn(ChannelId channel) {
        jdbc.sql("update channel set last_out_at = :now, failure = null, failed_at = null where id = :id")
                .param("now", Rows.at(clock.instant()))
                .param("id", channel.value())
                .update();
        forget();
    }

    @Override
    public void failedOn(ChannelId channel, String reason) {
        jdbc.sql("update channel set failure = left(:reason, 1000), failed_at = :now where id = :id")
                .param("reason", reason)
                .param("now", Rows.at(clock.instant()))
                .param("id", channel.value())
                .update();
        forget();
    }

    @Override
    public void activate(ChannelId channel, boolean active) {
        jdbc.sql("update channel set active = :active where id = :id")
                .param("active", active)
                .param("id", channel.value())
                .update();
        forget();
    }

    private void forget() {
        copy = null;
    }

    private Copy copy(Duration oldest) {
        Copy known = copy;
        Instant now = clock.instant();
        if (known != null && known.at().plus(oldest).isAfter(now)) return known;
        var read = new Copy(read(), now);
        copy = read;
        return read;
    }

    private List<Channel> read() {
        return jdbc.sql("""
                select id, kind, name, network, active, last_in_at, last_out_at, failure
                  from channel
                 order by lower(name), id
                """).query((row, n) -> channel(row)).list();
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                new ChannelId(row.getLong("id")),
                row.getString("kind"),
                row.getString("name"),
                row.getString("network"),
                row.getBoolean("active"),
                Rows.optionalInstant(row, "last_in_at"),
                Rows.optionalInstant(row, "last_out_at"),
                row.getString("failure"));
    }

    /// For channels whose connector this version does not have: their posts stay readable.
    private record Mute(String kind) implements Connector {
        @Override
        public boolean answers() {
            return false;
        }

        @Override
        public String send(Channel channel, Post answered, String text, String key) {
            throw new NotAccepted("this version of Attune cannot write to channels of the kind " + kind);
        }

        @Override
        public Optional<Delivery> check(Channel channel, Post answered, String key) {
            return Optional.empty();
        }
    }
}
