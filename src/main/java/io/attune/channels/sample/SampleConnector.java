package io.attune.channels.sample;

import io.attune.channels.Channel;
import io.attune.channels.Connector;
import io.attune.channels.Networks;
import io.attune.channels.Post;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Delivers replies to the sample networks, under the rules that their real counterparts have.
@Component
class SampleConnector implements Connector {
    // As the networks document them in 2026; forums and mail have none worth naming.
    private static final Map<String, Integer> LONGEST = Map.of(
            "x", 280,
            "bluesky", 300,
            "mastodon", 500,
            "instagram", 2_200,
            "facebook", 8_000);

    private final SampleStore store;

    SampleConnector(SampleStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return SampleStore.KIND;
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public String send(Channel channel, Post answered, String text, String key) {
        String network = Networks.name(channel.network());
        // A repeated attempt must hear the same answer as the first, whatever has changed since.
        Optional<String> before = store.delivered(key);
        if (before.isPresent()) return before.get();
        if (answered.deletedAt() != null)
            throw new NotAccepted(network + " no longer has the message that this answers: its author deleted it.");
        int length = text.codePointCount(0, text.length());
        int longest = LONGEST.getOrDefault(channel.network(), Integer.MAX_VALUE);
        if (length > longest)
            throw new NotAccepted("%s takes at most %d characters and this reply has %d. Shorten it and send it again."
                    .formatted(network, longest, length));
        return store.deliver(channel, answered, text, key);
    }

    @Override
    public Optional<Delivery> check(Channel channel, Post answered, String key) {
        return Optional.of(store.delivered(key)
                .map(externalId -> new Delivery(true, externalId))
                .orElseGet(() -> new Delivery(false, "")));
    }
}
