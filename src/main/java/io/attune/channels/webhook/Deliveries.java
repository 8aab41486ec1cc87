package io.attune.channels.webhook;

import io.attune.channels.ChannelId;
import io.attune.channels.webhook.Keeper.Receipt;
import io.attune.channels.webhook.WebhookStore.Intake;
import io.attune.platform.security.WebhookSignature;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Takes a delivery in: proved, in time, not seen before, understood; then kept as a whole or not at all.
@Component
class Deliveries {
    private static final int LONGEST_ID = 200;

    private final WebhookStore store;
    private final Keeper keeper;
    private final Clock clock;
    // So that an unknown channel takes as long as a known one.
    private final SecretKey nobodys = WebhookSignature.key(WebhookSignature.newSecret());

    Deliveries(WebhookStore store, Keeper keeper, Clock clock) {
        this.store = store;
        this.keeper = keeper;
        this.clock = clock;
    }

    /// The three headers of Standard Webhooks.
    record Proof(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature) {}

    /// What came of a delivery, as the sender is told.
    record Taken(int created, int edited, int repeated, int deleted) {}

    private record Proved(Receipt receipt, Delivery delivery) {}

    Taken take(ChannelId channel, Proof proof, InputStream body, long announced) throws IOException {
        Proved proved = prove(channel, proof, Gate.body(body, announced));
        return keeper.keep(proved.receipt, proved.delivery);
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
        return new Proved(
                new Receipt(channel, id), new DeliveryFormat(intake.usuallyPublic(), clock.instant()).read(body));
    }
}
