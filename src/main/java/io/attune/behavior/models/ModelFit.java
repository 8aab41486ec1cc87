package io.attune.behavior.models;

import java.util.List;

/// A fitted model and how well it was fitted: `customers` is how many the likelihood is made of.
public record ModelFit<M>(M model, List<Estimate> parameters, double logLikelihood, int customers, int iterations) {
    public ModelFit {
        parameters = List.copyOf(parameters);
    }

    /// Akaike's information criterion; of two models of the same customers the lower one is better.
    public double aic() {
        return 2 * parameters.size() - 2 * logLikelihood;
    }
}
