package io.attune.platform.webhooks;

import java.util.List;
import java.util.Map;

/// Tells endpoints what happened, in the caller's transaction: what is rolled back is never told.
public interface WebhookEvents {
    /// `ids` by what they name, such as `{"id": 7, "person": 3}`; never texts, since endpoints have no viewer.
    default void happened(WebhookType type, Map<String, Long> ids) {
        happened(type, List.of(ids));
    }

    /// The same for several of a type, any number at once.
    void happened(WebhookType type, List<Map<String, Long>> each);
}
