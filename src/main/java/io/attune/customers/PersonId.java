package io.attune.customers;

/// A human we know.
public record PersonId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
