package io.attune.channels.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.attune.channels.Channel;
import io.attune.channels.ChannelId;
import io.attune.channels.Connector.Delivery;
import io.attune.channels.Connector.NotAccepted;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.channels.SampleNetworks.Arrival;
import io.attune.platform.database.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SampleConnectorTests {
    private static final Instant NOW = Instant.parse("2026-11-21T14:30:00Z");
    private static final String KEY = UUID.randomUUID().toString();

    private SampleStore store;
    private SampleConnector connector;
    private Channel x;

    @BeforeEach
    void start() {
        store = new SampleStore(JdbcClient.create(TestPostgres.migrated()), Clock.fixed(NOW, ZoneOffset.UTC));
        connector = new SampleConnector(store);
        ChannelId id = store.named("Lumen on X", "x");
        x = new Channel(id, "sample", "Lumen on X", "x", true, null, null, null);
    }

    @Test
    void aChannelIsMadeOnce() {
        assertThat(store.named("Lumen on X", "x")).isEqualTo(x.id());
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> store.named("Lumen on X", "forum"));
    }

    @Test
    void sendingTheSameReplyAgainIsTheSameDelivery() {
        String first = connector.send(x, ada(null), "We are sorry, Ada.", KEY);
        assertThat(connector.send(x, ada(null), "We are sorry, Ada.", KEY)).isEqualTo(first);
        assertThat(store.takeArrivals(10))
                .containsExactly(new Arrival(x.id(), "x", first, "did:plc:ada", "p0", true, "We are sorry, Ada.", NOW));
        assertThat(store.takeArrivals(10)).isEmpty();
    }

    @Test
    void oneCanLookWhetherAReplyArrived() {
        assertThat(connector.check(x, ada(null), KEY)).contains(new Delivery(false, ""));
        String external = connector.send(x, ada(null), "We are sorry, Ada.", KEY);
        assertThat(connector.check(x, ada(null), KEY)).contains(new Delivery(true, external));
    }

    @Test
    void aReplyThatIsTooLongForTheNetworkIsRefusedInPlainWords() {
        assertThat(connector.send(x, ada(null), "😞".repeat(280), KEY)).isNotEmpty();
        assertThatExceptionOfType(NotAccepted.class)
                .isThrownBy(() -> connector.send(x, ada(null), "😞".repeat(281), "another"))
                .withMessage("X takes at most 280 characters and this reply has 281. Shorten it and send it again.");
        assertThat(connector.check(x, ada(null), "another")).contains(new Delivery(false, ""));
    }

    @Test
    void whatItsAuthorDeletedCannotBeAnswered() {
        assertThatExceptionOfType(NotAccepted.class)
                .isThrownBy(() -> connector.send(x, ada(NOW), "We are sorry, Ada.", KEY));
    }

    private Post ada(@Nullable Instant deleted) {
        return new Post(
                new PostId(1),
                x.id(),
                "p1",
                true,
                "x",
                "did:plc:ada",
                "ada.oliveira",
                "Ada Oliveira",
                3_400L,
                false,
                1L,
                1L,
                "third parcel in a row that arrives crushed",
                null,
                true,
                3_400,
                null,
                "p0",
                null,
                NOW,
                NOW,
                null,
                deleted);
    }
}
