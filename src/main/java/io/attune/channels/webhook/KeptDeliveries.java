package io.attune.channels.webhook;

import io.attune.channels.ChannelId;
import io.attune.channels.IncomingPost;
import io.attune.channels.Posts;
import io.attune.channels.Posts.Received;
import io.attune.channels.webhook.Deliveries.Taken;
import io.attune.channels.webhook.Keeper.Receipt;
import io.attune.channels.webhook.Keeper.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps deliveries with their receipts, all or none: a delivery that failed may be sent again under its id.
@Component
class KeptDeliveries {
    private final WebhookStore store;
    private final Posts posts;

    KeptDeliveries(WebhookStore store, Posts posts) {
        this.store = store;
        this.posts = posts;
    }

    /// What came of each, in their order, null for one that was here before; none may bring a post of another, and only
    /// the last may delete any.
    @Transactional
    public List<@Nullable Taken> keep(List<Waiting> deliveries) {
        Set<Receipt> unknown = store.first(deliveries);
        // Of two with one id, the earlier.
        Map<ChannelId, List<Waiting>> first = deliveries.stream()
                .filter(delivery -> unknown.remove(delivery.receipt()))
                .collect(Collectors.groupingBy(delivery -> delivery.receipt().channel()));
        Map<Receipt, Taken> taken = new HashMap<>();
        first.forEach((channel, those) -> {
            List<IncomingPost> incoming = those.stream()
                    .flatMap(delivery -> delivery.delivery().posts().stream())
                    .toList();
            Received received = posts.receive(channel, incoming, null);
            for (Waiting one : those) taken.put(one.receipt(), taken(one, received));
        });
        return deliveries.stream()
                .<@Nullable Taken>map(one -> taken.remove(one.receipt()))
                .toList();
    }

    private Taken taken(Waiting waiting, Received received) {
        Delivery delivery = waiting.delivery();
        Set<String> ids =
                delivery.posts().stream().map(IncomingPost::externalId).collect(Collectors.toSet());
        int created = count(ids, received.created());
        int edited = count(ids, received.edited());
        int deleted = 0;
        for (String id : delivery.deleted()) if (posts.delete(waiting.receipt().channel(), id)) deleted++;
        return new Taken(created, edited, delivery.posts().size() - created - edited, deleted);
    }

    private static int count(Set<String> ids, Set<String> among) {
        return (int) ids.stream().filter(among::contains).count();
    }
}
