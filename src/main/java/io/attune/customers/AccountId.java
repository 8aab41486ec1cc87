package io.attune.customers;

/// An organisation we know.
public record AccountId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
