package io.attune.channels.webhook;

import io.attune.channels.ChannelId;
import io.attune.channels.Posts;
import io.attune.channels.webhook.WebhookStore.Intake;
import io.attune.platform.security.WebhookSignature;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a delivery in: proved, in time, not seen before, understood; then kept as a whole or not at all.
@Component
class Deliveries {
    private static final int LONGEST_ID = 200;

    private final WebhookStore store;
    private final Posts posts;
    private final Gate gate;
    private final TransactionTemplate transaction;
    private final Clock clock;
    // So that an unknown channel takes as long as a known one.
    private final SecretKey nobodys = WebhookSignature.key(WebhookSignature.newSecret());

    Deliveries(WebhookStore store, Posts posts, Gate gate, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.posts = posts;
        this.gate = gate;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The three headers of Standard Webhooks.
    record Proof(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature) {}

    /// What came of a delivery, as the sender is told.
    record Taken(int created, int edited, int repeated, int deleted) {}

    private record Proved(ChannelId channel, String id, Delivery delivery) {}

    Taken take(ChannelId channel, Proof proof, InputStream body, long announced) throws IOException {
        Proved proved = prove(channel, proof, Gate.body(body, announced));
        return gate.writing(() ->
                Objects.requireNonNull(transaction.execute(_ -> keep(proved.channel, proved.id, proved.delivery))));
    }

    private Proved prove(ChannelId channel, Proof proof, byte[] body) {
        String id = proof.id();
        String timestamp = proof.timestamp();
        String signature = proof.signature();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || timestamp == null || signature == null)
            throw Refused.notProved();
        Intake intake = store.intake(channel).orElse(null);
        List<SecretKey> secrets = intake == null ? List.of(nobodys) : intake.secrets();
        boolean proves =
                secrets.stream().anyMatch(secret -> WebhookSignature.proves(secret, id, timestamp, body, signature));
        if (intake == null || !proves) throw Refused.notProved();
        if (!WebhookSignature.inTime(timestamp, clock.instant()))
            throw new Refused(
                    HttpStatus.UNAUTHORIZED, "webhook-timestamp is more than five minutes away from our clock.");
        return new Proved(channel, id, new DeliveryFormat(intake.usuallyPublic(), clock.instant()).read(body));
    }

    /// The receipt is part of the transaction: a delivery that failed may be sent again under its id.
    private Taken keep(ChannelId channel, String id, Delivery delivery) {
        if (!store.first(channel, id))
            throw new Refused(HttpStatus.CONFLICT, "A delivery with this webhook-id was taken before.");
        Posts.Received received = posts.receive(channel, delivery.posts(), null);
        int deleted = 0;
        for (String external : delivery.deleted()) if (posts.delete(channel, external)) deleted++;
        return new Taken(received.created(), received.edited(), received.repeated(), deleted);
    }
}
