package io.attune.customers.merging;

/// These two cannot be one person. `reason` is a message key, `about` its argument.
final class MergeRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final String about;

    MergeRefused(String reason, String about) {
        super(reason + " " + about);
        this.reason = reason;
        this.about = about;
    }

    String reason() {
        return reason;
    }

    String about() {
        return about;
    }
}
