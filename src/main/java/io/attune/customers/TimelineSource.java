package io.attune.customers;

import io.attune.platform.security.Kind;

/// Declares a source of timeline entries and the kind of record it stands for; a bean per source. Who does
/// not see the kind does not see its lines, and lines of a source that nobody declared are refused.
public record TimelineSource(String source, Kind kind) {}
