package io.attune.segments.rules;

import java.util.List;

/// A rule makes no sense. `path` is where, such as `all[0].not`; `reason` a message key, with what it names.
public final class RuleRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;
    private final String reason;
    private final transient List<Object> arguments;

    public RuleRefused(String path, String reason, Object... arguments) {
        super(path + ": " + reason + " " + List.of(arguments));
        this.path = path;
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    public String path() {
        return path;
    }

    public String reason() {
        return reason;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
