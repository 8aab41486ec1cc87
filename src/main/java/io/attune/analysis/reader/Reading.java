package io.attune.analysis.reader;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// What the machine made of a text. Confidences are calibrated probabilities from 0 to 1; `intents` holds
/// those that apply, never none. `modelVersion` names the base and the corrections that the reader had learnt
/// from.
public record Reading(
        Language language,
        double languageConfidence,
        Sentiment sentiment,
        double sentimentConfidence,
        Map<Intent, Double> intents,
        String modelVersion) {

    public Reading {
        requireProbability(languageConfidence);
        requireProbability(sentimentConfidence);
        if (intents.isEmpty())
            throw new IllegalArgumentException("a reading has at least one intent, OTHER if no other");
        intents.values().forEach(Reading::requireProbability);
        intents = Collections.unmodifiableMap(new EnumMap<>(intents));
    }

    public boolean has(Intent intent) {
        return intents.containsKey(intent);
    }

    /// The intents without their confidences, in the order of [Intent].
    public Set<Intent> intentSet() {
        return intents.keySet();
    }

    /// The least sure of all labels: what review queues sort by.
    public double leastConfidence() {
        double least = sentimentConfidence;
        for (double confidence : intents.values()) least = Math.min(least, confidence);
        return least;
    }

    private static void requireProbability(double value) {
        if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException("confidence must be 0 to 1, was " + value);
    }
}
