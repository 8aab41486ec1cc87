package io.attune.analysis.reader;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person says about a text. Null means "not judged"; intents, where judged, are complete: those not
/// named do not hold.
public record Correction(
        Text text, @Nullable Sentiment sentiment, @Nullable Set<Intent> intents) {

    public Correction {
        if (sentiment == null && intents == null)
            throw new IllegalArgumentException("a correction judges the sentiment, the intents or both");
        if (intents != null) {
            if (intents.isEmpty())
                throw new IllegalArgumentException("corrected intents must name at least one, OTHER if no other holds");
            intents = Collections.unmodifiableSet(EnumSet.copyOf(intents));
        }
    }
}
