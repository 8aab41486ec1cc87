package io.attune.analysis;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.channels.PostId;
import java.util.Map;
import java.util.Set;

/// What counts of a post: a colleague's word where there is one (`judged`), else the machine's, with
/// the machine's calibrated confidence of each.
public record Understanding(
        PostId post,
        String language,
        Sentiment sentiment,
        double sentimentConfidence,
        Set<Intent> intents,
        Map<Intent, Double> intentConfidence,
        boolean judged) {
    public Understanding {
        intents = Set.copyOf(intents);
        intentConfidence = Map.copyOf(intentConfidence);
    }
}
