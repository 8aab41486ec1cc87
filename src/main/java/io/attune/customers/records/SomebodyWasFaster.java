package io.attune.customers.records;

/// The record has changed since the form was opened.
public final class SomebodyWasFaster extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SomebodyWasFaster() {
        super("the record has another version by now");
    }
}
