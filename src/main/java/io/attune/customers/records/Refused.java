package io.attune.customers.records;

/// The database does not take what was typed into one field. `reason` is a message key.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String reason;

    public Refused(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
