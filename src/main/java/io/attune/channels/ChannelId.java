package io.attune.channels;

/// One place where posts come from and go to.
public record ChannelId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
