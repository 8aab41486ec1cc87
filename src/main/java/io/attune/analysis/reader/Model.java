package io.attune.analysis.reader;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A fitted linear model: for each feature one weight per head, side by side. Treated as immutable once
/// published.
final class Model {
    static final List<Sentiment> SENTIMENT = List.of(Sentiment.values());
    /// Every intent but OTHER, which is what remains.
    static final List<Intent> INTENT =
            Stream.of(Intent.values()).filter(intent -> intent != Intent.OTHER).toList();

    static final int SENTIMENTS = SENTIMENT.size();
    static final int INTENTS = INTENT.size();
    static final int HEADS = SENTIMENTS + INTENTS;

    final float[] weights;
    final double sentimentTemperature;
    final double intentTemperature;
    final String version;

    Model(float[] weights, double sentimentTemperature, double intentTemperature, String version) {
        this.weights = weights;
        this.sentimentTemperature = sentimentTemperature;
        this.intentTemperature = intentTemperature;
        this.version = version;
    }

    /// The head of a sentiment, −1 for null.
    static int place(@Nullable Sentiment sentiment) {
        return sentiment == null ? -1 : SENTIMENT.indexOf(sentiment);
    }

    /// Fills the raw scores of all heads.
    void score(Features features, float[] scores) {
        score(weights, features, scores);
    }

    static void score(float[] weights, Features features, float[] scores) {
        Arrays.fill(scores, 0);
        for (int i = 0; i < features.size; i++) {
            int row = features.index[i] * HEADS;
            float value = features.value[i];
            for (int head = 0; head < HEADS; head++) scores[head] += weights[row + head] * value;
        }
    }

    /// The probabilities of the three sentiments.
    static void softmax(float[] scores, double temperature, double[] probabilities) {
        double max = Math.max(scores[0], Math.max(scores[1], scores[2]));
        double sum = 0;
        for (int i = 0; i < SENTIMENTS; i++) {
            probabilities[i] = StrictMath.exp((scores[i] - max) / temperature);
            sum += probabilities[i];
        }
        for (int i = 0; i < SENTIMENTS; i++) probabilities[i] /= sum;
    }

    static double sigmoid(double score) {
        return 1 / (1 + StrictMath.exp(-score));
    }
}
