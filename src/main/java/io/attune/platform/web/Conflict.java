package io.attune.platform.web;

/// Two people changed the same thing; becomes the readable 409 page. `reason` is a message key.
public final class Conflict extends RuntimeException {
    private final String reason;

    public Conflict(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
