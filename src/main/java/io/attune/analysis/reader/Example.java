package io.attune.analysis.reader;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A judged text ready for fitting. Sentiment −1 and intents −1 mean "not judged"; intents are bits in the
/// order of [Model#INTENT].
record Example(Features features, int language, int sentiment, int intents) {
    static int bits(@Nullable Set<Intent> intents) {
        if (intents == null) return -1;
        int bits = 0;
        for (Intent intent : intents) if (intent != Intent.OTHER) bits |= 1 << Model.INTENT.indexOf(intent);
        return bits;
    }

    boolean wants(int intent) {
        return ((intents >> intent) & 1) == 1;
    }
}
