package io.attune.platform.security;

/// A colleague who signs in.
public record UserId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
