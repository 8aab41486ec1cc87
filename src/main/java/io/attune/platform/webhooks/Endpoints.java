package io.attune.platform.webhooks;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WebhookSignature;
import io.attune.platform.web.NotFound;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes to endpoints, each audited.
@Component
class Endpoints {
    static final WebhookType TEST = new WebhookType("attune.test");

    private final EndpointStore store;
    private final DeliveryStore deliveries;
    private final EventStore events;
    private final Audit audit;

    Endpoints(EndpointStore store, DeliveryStore deliveries, EventStore events, Audit audit) {
        this.store = store;
        this.deliveries = deliveries;
        this.events = events;
        this.audit = audit;
    }

    /// A secret as the receiver needs it; Attune never shows it again.
    record Handed(long endpoint, String secret) {
        @Override
        public String toString() {
            return "Handed[endpoint=" + endpoint + ", secret=…]";
        }
    }

    @Transactional
    public Handed create(String name, String url, List<String> types, UserId by) {
        long id = store.create(name, url, types, by);
        audit.record(by, "webhook.created", subject(id), Map.of("name", name, "url", url));
        return hand(id);
    }

    @Transactional
    public void change(long id, String name, String url, List<String> types, UserId by) {
        if (!store.change(id, name, url, types)) throw missing(id);
        audit.record(by, "webhook.changed", subject(id), Map.of("name", name, "url", url));
    }

    @Transactional
    public Handed rotate(long id, UserId by) {
        if (store.find(id).isEmpty()) throw missing(id);
        audit.record(by, "webhook.secret", subject(id), Map.of());
        return hand(id);
    }

    @Transactional
    public void enable(long id, UserId by) {
        if (store.find(id).isEmpty()) throw missing(id);
        if (store.enable(id)) audit.record(by, "webhook.enabled", subject(id), Map.of());
    }

    @Transactional
    public void disable(long id, UserId by) {
        if (store.find(id).isEmpty()) throw missing(id);
        if (store.disable(id, "colleague")) audit.record(by, "webhook.disabled", subject(id), Map.of());
    }

    @Transactional
    public void delete(long id, UserId by) {
        if (!store.delete(id)) throw missing(id);
        audit.record(by, "webhook.deleted", subject(id), Map.of());
    }

    @Transactional
    public void test(long id) {
        if (store.find(id).isEmpty()) throw missing(id);
        events.tell(id, TEST);
    }

    @Transactional
    public void again(long id, long delivery, UserId by) {
        if (!deliveries.again(id, delivery)) throw new NotFound("delivery " + delivery);
        audit.record(by, "webhook.redelivered", subject(id), Map.of("delivery", Long.toString(delivery)));
    }

    private Handed hand(long id) {
        byte[] secret = WebhookSignature.newSecret();
        store.setSecret(id, secret);
        return new Handed(id, WebhookSignature.shown(secret));
    }

    private static String subject(long id) {
        return "webhook:" + id;
    }

    private static NotFound missing(long id) {
        return new NotFound("webhook " + id);
    }
}
