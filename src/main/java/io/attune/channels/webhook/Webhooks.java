package io.attune.channels.webhook;

import io.attune.channels.ChannelId;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WebhookSignature;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes webhook channels and their secrets, each change audited.
@Component
public class Webhooks {
    private final WebhookStore store;
    private final Audit audit;

    Webhooks(WebhookStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /// A secret as the sender needs it; Attune never shows it again.
    public record Handed(ChannelId channel, String secret) {
        @Override
        public String toString() {
            return "Handed[channel=" + channel + ", secret=…]";
        }
    }

    public static boolean is(String kind) {
        return kind.equals(WebhookStore.KIND);
    }

    /// Empty where another channel has this name. `usuallyPublic` holds for posts that do not say.
    @Transactional
    public Optional<Handed> create(String name, String network, boolean usuallyPublic, UserId by) {
        Optional<ChannelId> channel = store.create(name, network, usuallyPublic);
        return channel.map(id -> {
            audit.record(by, "channel.created", "channel:" + id, Map.of("name", name));
            return hand(id);
        });
    }

    /// A new secret; the one before works for another day.
    @Transactional
    public Handed rotate(ChannelId channel, UserId by) {
        audit.record(by, "channel.secret", "channel:" + channel, Map.of());
        return hand(channel);
    }

    private Handed hand(ChannelId channel) {
        byte[] secret = WebhookSignature.newSecret();
        store.setSecret(channel, secret);
        return new Handed(channel, WebhookSignature.shown(secret));
    }
}
