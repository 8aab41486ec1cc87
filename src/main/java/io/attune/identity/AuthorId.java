package io.attune.identity;

/// One author on one network, not yet a person.
public record AuthorId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
