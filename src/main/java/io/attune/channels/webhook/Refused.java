package io.attune.channels.webhook;

import org.springframework.http.HttpStatus;

/// A delivery that is not taken: the status, and one sentence for whoever programs the sender.
final class Refused extends RuntimeException {
    private final HttpStatus status;

    Refused(HttpStatus status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /// The same for a wrong signature, an unknown channel and one that is switched off: nothing is given away.
    static Refused notProved() {
        return new Refused(
                HttpStatus.UNAUTHORIZED,
                "The signature does not prove this delivery. Check the address, the secret, and that webhook-id, "
                        + "webhook-timestamp and the body are signed as they are sent.");
    }

    HttpStatus status() {
        return status;
    }
}
