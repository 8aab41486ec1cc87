package io.attune.behavior.lookalikes;

import java.util.List;

/// The chance of something as a logistic function of features: the log-odds are a constant plus a weight
/// times each.
public final class LogisticModel {
    private final List<String> features;
    private final double constant;
    private final double[] weights;

    LogisticModel(List<String> features, double constant, double[] weights) {
        this.features = List.copyOf(features);
        this.constant = constant;
        this.weights = weights.clone();
    }

    public List<String> features() {
        return features;
    }

    public double constant() {
        return constant;
    }

    /// What one unit of a feature adds to the log-odds.
    public double weight(int feature) {
        return weights[feature];
    }

    public double logOdds(double... row) {
        double sum = constant;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * row[i];
        return sum;
    }

    public double chance(double... row) {
        return chanceOf(logOdds(row));
    }

    double chance(Observations cases, int row) {
        double sum = constant;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * cases.value(row, i);
        return chanceOf(sum);
    }

    static double chanceOf(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
