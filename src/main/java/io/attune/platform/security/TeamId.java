package io.attune.platform.security;

/// A team of colleagues.
public record TeamId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
