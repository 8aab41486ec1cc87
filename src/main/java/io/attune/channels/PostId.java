package io.attune.channels;

/// One message on a channel.
public record PostId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
