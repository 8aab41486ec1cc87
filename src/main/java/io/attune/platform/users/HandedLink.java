package io.attune.platform.users;

import io.attune.platform.mail.Mailer;
import org.jspecify.annotations.Nullable;

/// A link that has just been made, shown this once: whose it is, and whether it went out by mail.
public record HandedLink(String name, String mail, String url, Mailer.Delivery delivery) {
    /// What to tell about the mail, as a message key.
    public String outcome() {
        return switch (delivery) {
            case Mailer.Delivery.Sent _ -> "link.sent";
            case Mailer.Delivery.NotConfigured _ -> "link.no-mail";
            case Mailer.Delivery.Failed _ -> "link.failed";
        };
    }

    public @Nullable String reason() {
        return delivery instanceof Mailer.Delivery.Failed failed ? failed.reason() : null;
    }
}
