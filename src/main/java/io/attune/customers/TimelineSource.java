package io.attune.customers;

import io.attune.platform.security.Kind;

/// Declares a source of timeline entries and the kind of record it stands for; a bean per source. Who does
/// not see the kind does not see its lines, and lines of a source that nobody declared are refused.
///
/// `meeting-with` beside `meeting` is for lines of others who took part: at the same time, with the same link. On the
/// timeline of an account one of them all is shown.
public record TimelineSource(String source, Kind kind) {
    /// What the source of others ends in.
    public static final String WITH = "-with";
}
