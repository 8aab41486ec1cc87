package io.attune.sales;

/// A purchase that is being talked about.
public record DealId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
