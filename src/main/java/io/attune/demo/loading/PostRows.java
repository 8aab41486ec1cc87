package io.attune.demo.loading;

import io.attune.channels.ChannelId;
import io.attune.channels.IncomingPost;
import io.attune.channels.Posts;
import io.attune.demo.DemoChannels;
import io.attune.demo.Wire;
import io.attune.demo.generator.DemoCompany;
import io.attune.demo.generator.DemoPost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Three years of messages, handed over as any network does it, so that the real worker reads and prices them.
@Component
class PostRows {
    private static final int BATCH = 2_000;

    private final DemoChannels channels;
    private final Posts posts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PostRows(DemoChannels channels, Posts posts, JdbcClient jdbc, TransactionTemplate transaction) {
        this.channels = channels;
        this.posts = posts;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Tells after each batch how many it has handed over.
    void receive(DemoCompany company, IntConsumer progress) {
        var authors = new Authors(company);
        Map<String, List<IncomingPost>> byNetwork = new LinkedHashMap<>();
        for (DemoPost post : company.posts())
            byNetwork
                    .computeIfAbsent(post.channel(), network -> new ArrayList<>())
                    .add(Wire.incoming(post, authors::of));
        Map<String, ChannelId> known = channels.byNetwork();
        int done = 0;
        for (var network : byNetwork.entrySet()) {
            ChannelId channel = Objects.requireNonNull(known.get(network.getKey()), network.getKey());
            List<IncomingPost> all = network.getValue();
            for (int from = 0; from < all.size(); from += BATCH) {
                List<IncomingPost> batch = all.subList(from, Math.min(all.size(), from + BATCH));
                transaction.executeWithoutResult(_ -> posts.receive(channel, batch, null));
                done += batch.size();
                progress.accept(done);
            }
        }
    }

    int unread() {
        return jdbc.sql("select count(*) from post where read_at is null and set_aside is null")
                .query(Integer.class)
                .single();
    }
}
