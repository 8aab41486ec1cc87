package io.attune.demo.life;

import io.attune.channels.ChannelId;
import io.attune.channels.IncomingPost;
import io.attune.channels.Posts;
import io.attune.channels.SampleNetworks;
import io.attune.channels.SampleNetworks.Arrival;
import io.attune.demo.DemoChannels;
import io.attune.demo.DemoCompanies;
import io.attune.demo.Wire;
import io.attune.demo.generator.Cast;
import io.attune.demo.generator.DemoColleague;
import io.attune.demo.generator.DemoPost;
import io.attune.demo.generator.LiveNetwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings what the live network says, and tells it what we replied so that people say something back.
@Component
@ConditionalOnBooleanProperty("attune.demo")
class DemoLife {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(6);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(24);
    private static final int MOST_REPLIES = 100;

    private final DemoCompanies companies;
    private final DemoChannels channels;
    private final SampleNetworks samples;
    private final Posts posts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private @Nullable LiveNetwork network;

    DemoLife(
            DemoCompanies companies,
            DemoChannels channels,
            SampleNetworks samples,
            Posts posts,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.companies = companies;
        this.channels = channels;
        this.samples = samples;
        this.posts = posts;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Once a second; nothing happens before the demo is loaded.
    synchronized void goOn() {
        LiveNetwork live = network == null ? begin() : network;
        if (live == null) return;
        Instant now = clock.instant();
        for (Arrival reply : samples.takeArrivals(MOST_REPLIES)) hear(live, reply, now);
        List<DemoPost> said = live.until(now);
        if (!said.isEmpty()) transaction.executeWithoutResult(_ -> receive(live, said));
    }

    private @Nullable LiveNetwork begin() {
        network = companies
                .loaded()
                .map(origin -> new LiveNetwork(
                        origin.seed(), origin.founded(), clock.instant(), SHORTEST_PAUSE, LONGEST_PAUSE))
                .orElse(null);
        return network;
    }

    private void hear(LiveNetwork live, Arrival reply, Instant now) {
        live.authorOf(reply.network(), reply.to())
                .ifPresent(author -> live.replied(
                        author.id(), reply.externalId(), reply.threadKey(), !reply.isPublic(), writer(reply), now));
    }

    private void receive(LiveNetwork live, List<DemoPost> said) {
        Map<String, List<IncomingPost>> byNetwork = new LinkedHashMap<>();
        for (DemoPost post : said)
            byNetwork.computeIfAbsent(post.channel(), name -> new ArrayList<>()).add(Wire.incoming(post, live::author));
        Map<String, ChannelId> known = channels.byNetwork();
        byNetwork.forEach((name, incoming) -> {
            ChannelId channel = known.get(name);
            if (channel != null) posts.receive(channel, incoming, null);
        });
    }

    /// People thank by name; somebody who joined during the demo is thanked as Mira.
    private DemoColleague writer(Arrival reply) {
        String name = jdbc.sql("select author_name from post where channel_id = :channel and external_id = :external")
                .param("channel", reply.channel().value())
                .param("external", reply.externalId())
                .query((row, n) -> row.getString("author_name"))
                .optional()
                .orElse("");
        return Cast.COLLEAGUES.stream()
                .filter(colleague -> colleague.fullName().equals(name))
                .findFirst()
                .orElse(Cast.MIRA);
    }
}
