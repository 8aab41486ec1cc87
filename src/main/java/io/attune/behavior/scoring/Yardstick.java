package io.attune.behavior.scoring;

import io.attune.behavior.models.RfmBounds;
import io.attune.behavior.models.RhythmRule;

/// What a run measured everybody by, kept so that one customer can be measured alike before the next run.
record Yardstick(RfmBounds bounds, RhythmRule rule) {}
