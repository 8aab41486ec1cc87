package io.attune.segments;

/// A group of people that a rule describes.
public record SegmentId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
