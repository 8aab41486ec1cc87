package io.attune.segments.membership;

import io.attune.segments.SegmentId;
import io.attune.segments.rules.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A named rule, and how it went when everybody was judged by it last.
public record Segment(
        SegmentId id,
        String name,
        @Nullable String about,
        Rule rule,
        @Nullable String readyMade,
        int version,
        long members,
        Instant updatedAt,
        State state) {
    /// `evaluated` is absent until everybody was judged once; `failure` while that does not work, then `retry` is when
    /// it is tried again, for the `tries`th time.
    public record State(
            boolean wanted,
            @Nullable Instant evaluated,
            @Nullable Integer tookMillis,
            @Nullable Instant due,
            @Nullable String failure,
            int tries,
            @Nullable Instant retry) {
        public boolean judged() {
            return evaluated != null;
        }
    }
}
