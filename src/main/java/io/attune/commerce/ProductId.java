package io.attune.commerce;

/// Something we sell.
public record ProductId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
