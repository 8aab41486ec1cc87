package io.attune.sales;

/// Somebody who might buy, before they are a person we know.
public record LeadId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
