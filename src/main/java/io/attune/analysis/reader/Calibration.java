package io.attune.analysis.reader;

import java.util.ArrayList;
import java.util.List;

/// Finds the temperature that makes confidences honest (Guo et al. 2017), on examples that training did not
/// see.
final class Calibration {
    private static final double COOLEST = 0.5;
    private static final double HOTTEST = 6;

    private final List<float[]> scores = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();

    void add(float[] weights, Example example) {
        float[] raw = new float[Model.HEADS];
        Model.score(weights, example.features(), raw);
        scores.add(raw);
        examples.add(example);
    }

    int size() {
        return examples.size();
    }

    double sentimentTemperature() {
        return search(this::sentimentLoss);
    }

    double intentTemperature() {
        return search(this::intentLoss);
    }

    private double sentimentLoss(double temperature) {
        double[] probabilities = new double[Model.SENTIMENTS];
        double loss = 0;
        for (int i = 0; i < scores.size(); i++) {
            int truth = examples.get(i).sentiment();
            if (truth < 0) continue;
            Model.softmax(scores.get(i), temperature, probabilities);
            loss -= StrictMath.log(probabilities[truth] + 1e-9);
        }
        return loss;
    }

    private double intentLoss(double temperature) {
        double loss = 0;
        for (int i = 0; i < scores.size(); i++) {
            Example example = examples.get(i);
            if (example.intents() < 0) continue;
            for (int k = 0; k < Model.INTENTS; k++) {
                double probability = Model.sigmoid(scores.get(i)[Model.SENTIMENTS + k] / temperature);
                loss -= StrictMath.log((example.wants(k) ? probability : 1 - probability) + 1e-9);
            }
        }
        return loss;
    }

    private interface Loss {
        double at(double temperature);
    }

    /// Golden section: the loss has one valley in the temperature.
    private static double search(Loss loss) {
        double ratio = (StrictMath.sqrt(5) - 1) / 2;
        double low = COOLEST;
        double high = HOTTEST;
        while (high - low > 0.01) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (loss.at(left) < loss.at(right)) high = right;
            else low = left;
        }
        return (low + high) / 2;
    }
}
