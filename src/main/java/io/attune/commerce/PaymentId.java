package io.attune.commerce;

/// Money that came in.
public record PaymentId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
