package io.attune.platform.jobs;

import java.util.List;

/// A job cannot go on, and knows why. `reason` is a message key, `arguments` are its numbers and names.
public final class JobFailed extends RuntimeException {
    private final String reason;
    private final List<Object> arguments;

    public JobFailed(String reason, Object... arguments) {
        super(reason);
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    public String reason() {
        return reason;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
