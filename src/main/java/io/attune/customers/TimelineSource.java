package io.attune.customers;

import io.attune.platform.security.Kind;

/// Declares a source of timeline entries and the kind of record it stands for; a bean per source. Who does
/// not see the kind does not see its lines, and lines of a source that nobody declared are refused.
///
/// Of what is `shared`, each who took part has a line: at the same time, with the same link. A timeline
/// on which several of them stand shows one. `meeting-with` beside `meeting` is for the lines of others
/// than whom it is about.
public record TimelineSource(String source, Kind kind, boolean shared) {
    /// What the source of others ends in.
    public static final String WITH = "-with";

    public TimelineSource(String source, Kind kind) {
        this(source, kind, false);
    }
}
