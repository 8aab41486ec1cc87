package io.attune.commerce.orders;

import io.attune.commerce.OrdersImported;
import io.attune.platform.webhooks.WebhookEvents;
import io.attune.platform.webhooks.WebhookType;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells webhooks once per import, in its transaction, and not once per order.
@Component
class TellOrdersImported {
    static final WebhookType IMPORTED = new WebhookType("orders.imported");

    private final WebhookEvents webhooks;

    TellOrdersImported(WebhookEvents webhooks) {
        this.webhooks = webhooks;
    }

    @EventListener
    void on(OrdersImported imported) {
        webhooks.happened(IMPORTED, Map.of("run", imported.runId()));
    }
}
