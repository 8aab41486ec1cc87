package io.attune.analysis.reader;

import io.attune.analysis.reader.Explanation.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads texts with one fixed model: the same text always gives the same reading. Immutable; any number of
/// threads may share it. A [Learner] makes readers.
public final class Reader {
    private static final double HOLDS = 0.5;
    private static final int REASONS = 8;

    private final Knowledge knowledge;
    private final Model model;

    Reader(Knowledge knowledge, Model model) {
        this.knowledge = knowledge;
        this.model = model;
    }

    /// Names the base and the corrections that this reader learnt from; equal versions read equally.
    public String version() {
        return model.version;
    }

    public Reading read(Text text) {
        return new Pass().read(text);
    }

    /// The readings in the order of the texts; cheaper than one by one.
    public List<Reading> read(List<Text> texts) {
        var pass = new Pass();
        var readings = new ArrayList<Reading>(texts.size());
        for (Text text : texts) readings.add(pass.read(text));
        return readings;
    }

    /// Why a text reads as it does.
    public Explanation explain(Text text) {
        return new Pass().explain(text);
    }

    /// The arrays of one thread's work.
    private final class Pass {
        private final Preparation preparation = new Preparation(knowledge);
        private final float[] scores = new float[Model.HEADS];
        private final double[] sentiments = new double[Model.SENTIMENTS];
        private final double[] intents = new double[Model.INTENTS];

        Reading read(Text text) {
            preparation.prepare(text);
            model.score(preparation.features, scores);
            Model.softmax(scores, model.sentimentTemperature, sentiments);
            for (int k = 0; k < Model.INTENTS; k++)
                intents[k] = Model.sigmoid(scores[Model.SENTIMENTS + k] / model.intentTemperature);
            int best = best(sentiments);
            return new Reading(
                    knowledge.languages().at(preparation.detection.language),
                    preparation.detection.confidence,
                    Model.SENTIMENT.get(best),
                    sentiments[best],
                    holding(),
                    model.version);
        }

        private Map<Intent, Double> holding() {
            var holding = new EnumMap<Intent, Double>(Intent.class);
            double strongest = 0;
            for (int k = 0; k < Model.INTENTS; k++) {
                strongest = Math.max(strongest, intents[k]);
                if (intents[k] >= HOLDS) holding.put(Model.INTENT.get(k), intents[k]);
            }
            if (holding.isEmpty()) holding.put(Intent.OTHER, 1 - strongest);
            return holding;
        }

        Explanation explain(Text text) {
            Reading reading = read(text);
            var bySentiment = new EnumMap<Sentiment, Double>(Sentiment.class);
            for (int k = 0; k < Model.SENTIMENTS; k++) bySentiment.put(Model.SENTIMENT.get(k), sentiments[k]);
            var byIntent = new EnumMap<Intent, Double>(Intent.class);
            for (int k = 0; k < Model.INTENTS; k++) byIntent.put(Model.INTENT.get(k), intents[k]);
            byIntent.put(Intent.OTHER, 1 - intents[best(intents)]);
            return new Explanation(
                    reading, Map.copyOf(bySentiment), Map.copyOf(byIntent), reasons(Model.place(reading.sentiment())));
        }

        /// A piece's weight: by how much its features raise the chosen sentiment above the mean of the other
        /// two.
        private List<Reason> reasons(int chosen) {
            Features features = preparation.features;
            double[] byToken = new double[preparation.tokens.count];
            for (int i = 0; i < features.size; i++) {
                if (features.token[i] < 0) continue;
                int row = features.index[i] * Model.HEADS;
                double sum = 0;
                for (int k = 0; k < Model.SENTIMENTS; k++) sum += model.weights[row + k];
                double own = model.weights[row + chosen];
                byToken[features.token[i]] += features.value[i] * (own - (sum - own) / 2);
            }
            preparation.addToneTo(byToken, model, chosen);
            var reasons = new ArrayList<Reason>();
            for (int token = 0; token < byToken.length; token++)
                if (byToken[token] != 0) reasons.add(new Reason(preparation.tokens.piece(token), byToken[token]));
            reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.weight())));
            return List.copyOf(reasons.subList(0, Math.min(REASONS, reasons.size())));
        }

        private static int best(double[] values) {
            int best = 0;
            for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
            return best;
        }
    }
}
