package io.attune.commerce;

/// One purchase.
public record OrderId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
