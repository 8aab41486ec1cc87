package io.attune.segments.pages;

import io.attune.segments.membership.Segment;

/// A segment as the list shows it: how many of its members the viewer sees, and its rule in words.
public record SegmentLine(Segment segment, long members, String rule) {}
