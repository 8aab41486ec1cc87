package io.attune.channels.webhook;

import io.attune.channels.ChannelId;
import io.attune.channels.webhook.Keeper.Receipt;
import io.attune.channels.webhook.Keeper.Waiting;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Secrets;
import io.attune.platform.security.WebhookSignature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What only webhook channels have: their secret, and the deliveries of the last minutes.
@Component
class WebhookStore {
    static final String KIND = "webhook";

    private static final Duration GRACE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    WebhookStore(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// How to check and to read what comes in: `secrets` are the present one and, for a day after it was replaced, the
    /// one before.
    record Intake(ChannelId channel, List<SecretKey> secrets, boolean usuallyPublic) {}

    /// Empty for a channel that is not there, is switched off, or whose secret was sealed with a key we do not have.
    Optional<Intake> intake(ChannelId channel) {
        return jdbc.sql("""
                        select secret, case when previous_until > :now then previous_secret end as previous_secret,
                               coalesce((settings ->> 'public')::boolean, true) as usually_public
                          from channel
                         where id = :id and kind = :kind and active and secret is not null
                        """)
                .param("id", channel.value())
                .param("kind", KIND)
                .param("now", Rows.at(clock.instant()))
                .query((row, n) -> intake(channel, row))
                .optional()
                .flatMap(opened -> opened);
    }

    /// Empty where another channel has this name.
    Optional<ChannelId> create(String name, String network, boolean usuallyPublic) {
        return jdbc.sql("""
                insert into channel (kind, name, network, settings, active)
                values (:kind, :name, :network, jsonb_build_object('public', :public::boolean), true)
                on conflict (name) do nothing
                returning id
                """)
                .param("kind", KIND)
                .param("name", name)
                .param("network", network)
                .param("public", usuallyPublic)
                .query((row, n) -> new ChannelId(row.getLong("id")))
                .optional();
    }

    /// The secret before proves deliveries for another day.
    void setSecret(ChannelId channel, byte[] secret) {
        jdbc.sql("""
                update channel set previous_secret = secret, previous_until = :until, secret = :secret
                 where id = :id and kind = :kind
                """)
                .param("until", Rows.at(clock.instant().plus(GRACE)))
                .param("secret", secrets.seal(secret, place(channel)))
                .param("id", channel.value())
                .param("kind", KIND)
                .update();
    }

    /// Remembers deliveries and answers the receipts that were not here before.
    Set<Receipt> first(List<Waiting> deliveries) {
        return new HashSet<>(jdbc.sql("""
                insert into webhook_receipt (channel_id, message_id, received_at)
                select n.channel, n.message, :now
                  from unnest(:channels::bigint[], :messages::text[]) as n(channel, message)
                on conflict do nothing
                returning channel_id, message_id
                """)
                .param(
                        "channels",
                        Rows.column(deliveries, one -> one.receipt().channel().value(), Long[]::new))
                .param("messages", Rows.column(deliveries, one -> one.receipt().id(), String[]::new))
                .param("now", Rows.at(clock.instant()))
                .query((row, _) -> new Receipt(new ChannelId(row.getLong("channel_id")), row.getString("message_id")))
                .list());
    }

    /// Twice the window: by then its time stamp refuses a replay, however wrong our clock was.
    void forgetOld() {
        Duration kept = WebhookSignature.WINDOW.multipliedBy(2).plusMinutes(1);
        jdbc.sql("delete from webhook_receipt where received_at < :before")
                .param("before", Rows.at(clock.instant().minus(kept)))
                .update();
    }

    private Optional<Intake> intake(ChannelId channel, ResultSet row) throws SQLException {
        boolean usuallyPublic = row.getBoolean("usually_public");
        byte[] previous = row.getBytes("previous_secret");
        List<SecretKey> keys = Stream.of(row.getBytes("secret"), previous)
                .filter(Objects::nonNull)
                .flatMap(kept -> secrets.open(kept, place(channel)).stream())
                .map(WebhookSignature::key)
                .toList();
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Intake(channel, keys, usuallyPublic));
    }

    private static String place(ChannelId channel) {
        return "channel:" + channel;
    }
}
