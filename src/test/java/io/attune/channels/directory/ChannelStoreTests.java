package io.attune.channels.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.channels.Channel;
import io.attune.channels.ChannelId;
import io.attune.channels.Connector;
import io.attune.platform.database.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChannelStoreTests {
    private static final Instant NOW = Instant.parse("2026-11-21T14:30:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private JdbcClient jdbc;
    private ChannelStore store;

    @BeforeEach
    void start() {
        jdbc = JdbcClient.create(TestPostgres.migrated());
        InstantSource source = time::get;
        store = new ChannelStore(
                jdbc,
                new StaticListableBeanFactory().getBeanProvider(Connector.class),
                source.withZone(ZoneOffset.UTC));
    }

    @Test
    void aChannelThatWasJustMadeIsFoundSoon() {
        assertThat(store.all()).isEmpty();
        ChannelId made = make("Reviews");
        time.set(NOW.plusMillis(300));
        assertThat(store.find(made)).isPresent();
    }

    @Test
    void whatAnotherNodeChangedIsSeenAfterFiveSecondsAtMost() {
        ChannelId id = make("Reviews");
        assertThat(store.find(id).orElseThrow().active()).isTrue();
        jdbc.sql("update channel set active = false").update();
        assertThat(store.find(id).orElseThrow().active()).isTrue();
        time.set(NOW.plus(Duration.ofSeconds(5)));
        assertThat(store.find(id).orElseThrow().active()).isFalse();
    }

    @Test
    void itsHealthIsWhatHappenedLast() {
        ChannelId id = make("Reviews");
        store.failedOn(id, "the token has run out");
        assertThat(store.find(id).orElseThrow().failure()).isEqualTo("the token has run out");
        store.sentOn(id);
        Channel well = store.find(id).orElseThrow();
        assertThat(well.failure()).isNull();
        assertThat(well.lastOut()).isEqualTo(NOW);
    }

    @Test
    void aChannelWithoutItsConnectorCannotBeAnsweredAndBreaksNothing() {
        Channel channel = store.find(make("Reviews")).orElseThrow();
        assertThat(store.connector(channel).answers()).isFalse();
    }

    private ChannelId make(String name) {
        return jdbc.sql("insert into channel (kind, name, network) values ('telegraph', :name, 'wire') returning id")
                .param("name", name)
                .query((row, n) -> new ChannelId(row.getLong("id")))
                .single();
    }
}
