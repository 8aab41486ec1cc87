package io.attune.platform.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event on its way to one endpoint, with each try.
public record Delivery(
        long id,
        long event,
        String type,
        Instant at,
        String body,
        String state,
        Instant dueAt,
        List<Attempt> attempts) {
    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /// `status` is absent where no answer came; `failure` is a message key then. `answer` is how the answer began.
    public record Attempt(
            Instant at,
            Duration took,
            @Nullable Integer status,
            @Nullable String failure,
            @Nullable String answer) {}

    /// As the receiver sees it, the same with each try.
    public String message() {
        return message(event);
    }

    static String message(long event) {
        return "evt_" + event;
    }

    public String tone() {
        return switch (state) {
            case "delivered" -> "pos";
            case "failed" -> "neg";
            default -> "";
        };
    }
}
