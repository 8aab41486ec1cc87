package io.attune.behavior.scoring;

import io.attune.behavior.models.LatencyTable;
import io.attune.behavior.models.RfmBounds;
import io.attune.behavior.models.RhythmRule;
import java.util.Map;

/// What a run measured everybody by, kept so that one customer can be measured alike before the next run.
/// `sources` are latencies by source, none where nobody is judged by them.
record Yardstick(RfmBounds bounds, RhythmRule rule, Map<String, LatencyTable> sources) {
    Yardstick {
        // Kept by an older version, it knows no sources.
        sources = sources == null ? Map.of() : Map.copyOf(sources);
    }
}
