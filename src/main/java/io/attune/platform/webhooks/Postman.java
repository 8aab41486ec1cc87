package io.attune.platform.webhooks;

import io.attune.platform.audit.Audit;
import io.attune.platform.outgoing.OutgoingRequests;
import io.attune.platform.outgoing.OutgoingRequests.Outcome;
import io.attune.platform.outgoing.OutgoingRequests.Request;
import io.attune.platform.security.WebhookSignature;
import io.attune.platform.webhooks.DeliveryStore.Due;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings deliveries to their endpoints, some at once; a slow endpoint holds up none but its own.
@Component
class Postman implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int AT_ONCE = 32;
    private static final int GONE = 410;

    private final DeliveryStore deliveries;
    private final EndpointStore endpoints;
    private final OutgoingRequests requests;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final ConcurrentMap<Long, Integer> busy = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Postman(
            DeliveryStore deliveries,
            EndpointStore endpoints,
            OutgoingRequests requests,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.requests = requests;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Takes what is due and sends it on its way, without waiting for answers.
    void round() {
        int free = hands.availablePermits();
        if (free == 0) return;
        for (Due due : deliveries.claim(free, busy.keySet())) {
            hands.acquireUninterruptibly();
            busy.merge(due.endpoint(), 1, Integer::sum);
            threads.execute(() -> carry(due));
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private void carry(Due due) {
        try {
            Instant at = clock.instant();
            Outcome outcome = send(due, at);
            transaction.executeWithoutResult(_ -> settle(due, at, outcome));
        } catch (RuntimeException e) {
            // Its lease ends, and it is tried again.
            LOG.warn("webhook delivery {} could not be settled", due.id(), e);
        } finally {
            busy.computeIfPresent(due.endpoint(), (_, count) -> count == 1 ? null : count - 1);
            hands.release();
        }
    }

    private Outcome send(Due due, Instant at) {
        if (due.keys().isEmpty()) return new Outcome.Failed("outgoing.secret", Duration.ZERO);
        byte[] body = due.body().getBytes(StandardCharsets.UTF_8);
        String id = Delivery.message(due.event());
        String seconds = Long.toString(at.getEpochSecond());
        String signatures = due.keys().stream()
                .map(key -> WebhookSignature.sign(key, id, seconds, body))
                .collect(Collectors.joining(" "));
        return requests.send(new Request(
                "POST",
                URI.create(due.url()),
                Map.of(
                        "Content-Type", "application/json",
                        "webhook-id", id,
                        "webhook-timestamp", seconds,
                        "webhook-signature", signatures),
                body));
    }

    private void settle(Due due, Instant at, Outcome outcome) {
        deliveries.log(due, at, outcome);
        int status = outcome instanceof Outcome.Answered answered ? answered.status() : 0;
        if (status >= 200 && status < 300) {
            deliveries.delivered(due);
            endpoints.works(due.endpoint());
            return;
        }
        BackOff.after(due.attempts(), ThreadLocalRandom.current().nextDouble())
                .ifPresentOrElse(pause -> deliveries.later(due, pause), () -> deliveries.failed(due));
        if (status == GONE) off(due, "gone");
        else if (endpoints.failsForLong(due.endpoint())) off(due, "failing");
    }

    private void off(Due due, String why) {
        if (endpoints.disable(due.endpoint(), why))
            audit.record(null, "webhook.disabled", "webhook:" + due.endpoint(), Map.of("why", why));
    }
}
