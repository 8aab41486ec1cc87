package io.attune.analysis.reader;

import java.util.List;
import java.util.Map;

/// Why a text was read as it was: the probability of every label, and the pieces of the text that weighed
/// most for the chosen sentiment, strongest first.
public record Explanation(
        Reading reading, Map<Sentiment, Double> sentiments, Map<Intent, Double> intents, List<Reason> reasons) {

    /// A piece of the text and how far it moved the reading: above 0 towards the chosen sentiment, below 0
    /// away from it.
    public record Reason(String piece, double weight) {}
}
