package io.attune.platform.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where another program listens. `disabledWhy` is `colleague`, `gone` (it answered 410) or `failing`.
public record Endpoint(
        long id,
        String name,
        String url,
        List<String> events,
        @Nullable Instant previousUntil,
        @Nullable Instant failingSince,
        @Nullable Instant disabledAt,
        @Nullable String disabledWhy) {
    public Endpoint {
        events = List.copyOf(events);
    }

    public String path() {
        return "/settings/webhooks/" + id;
    }
}
