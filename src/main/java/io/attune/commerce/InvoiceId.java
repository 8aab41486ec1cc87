package io.attune.commerce;

/// An invoice, drafted or issued.
public record InvoiceId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
