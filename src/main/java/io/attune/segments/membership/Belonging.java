package io.attune.segments.membership;

import java.time.Instant;

/// A segment that somebody is in, and since when.
public record Belonging(Segment segment, Instant since) {}
