package io.attune.inbox.conversations;

import java.util.Locale;
import java.util.Optional;

/// A view of the inbox. Open ones are ranked by money at stake, the others by when they left the open.
enum Queue {
    MINE("ti-user-check", true),
    UNASSIGNED("ti-stack-2", true),
    ALL("ti-inbox", true),
    OVERDUE("ti-clock-exclamation", true),
    SNOOZED("ti-zzz", false),
    CLOSED("ti-circle-check", false),
    SPAM("ti-trash", false);

    private final String icon;
    private final boolean open;

    Queue(String icon, boolean open) {
        this.icon = icon;
        this.open = open;
    }

    String icon() {
        return icon;
    }

    /// Whether it holds open conversations, in the order of money at stake.
    boolean isOpen() {
        return open;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Queue> of(String code) {
        for (Queue queue : values()) if (queue.code().equals(code)) return Optional.of(queue);
        return Optional.empty();
    }
}
