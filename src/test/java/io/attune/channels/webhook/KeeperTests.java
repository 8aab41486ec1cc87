package io.attune.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.channels.ChannelId;
import io.attune.channels.webhook.Keeper.Receipt;
import io.attune.channels.webhook.Keeper.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeeperTests {
    private static final ChannelId ONE = new ChannelId(1);
    private static final ChannelId OTHER = new ChannelId(2);

    @Test
    void deliveriesOfDifferentPostsAreKeptTogether() {
        assertThat(apart(brings(ONE, "a"), brings(ONE, "b", "c"), brings(OTHER, "a")))
                .isEqualTo("1:a 1:bc 2:a");
    }

    @Test
    void aPostThatComesAgainWaitsForItsFirst() {
        assertThat(apart(brings(ONE, "a"), brings(ONE, "b"), brings(ONE, "c", "a"), brings(ONE, "b")))
                .isEqualTo("1:a 1:b | 1:ca 1:b");
    }

    @Test
    void nothingIsKeptTogetherWithADeletionBeforeIt() {
        assertThat(apart(brings(ONE, "a"), deletes(ONE, "a"), brings(ONE, "a"))).isEqualTo("1:a 1:-a | 1:a");
    }

    private static String apart(Waiting... batch) {
        return Keeper.apart(List.of(batch)).stream()
                .map(run -> run.stream().map(KeeperTests::shown).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    private static String shown(Waiting waiting) {
        return waiting.receipt().channel() + ":"
                + waiting.delivery().posts().stream()
                        .map(post -> post.externalId())
                        .collect(Collectors.joining())
                + waiting.delivery().deleted().stream().map(id -> "-" + id).collect(Collectors.joining());
    }

    private static Waiting brings(ChannelId channel, String... ids) {
        String posts =
                Arrays.stream(ids).map(id -> """
                        {"id": "%s", "text": "hello", "postedAt": "2026-01-02T03:04:05Z",
                         "author": {"id": "7", "handle": "lena"}}
                        """.formatted(id)).collect(Collectors.joining(",", "{\"posts\": [", "]}"));
        return waiting(channel, posts);
    }

    private static Waiting deletes(ChannelId channel, String id) {
        return waiting(channel, "{\"deleted\": \"" + id + "\"}");
    }

    private static Waiting waiting(ChannelId channel, String body) {
        Delivery delivery = new DeliveryFormat(true, Instant.parse("2026-01-03T00:00:00Z"))
                .read(body.getBytes(StandardCharsets.UTF_8));
        return new Waiting(new Receipt(channel, "d"), delivery, new CompletableFuture<>());
    }
}
