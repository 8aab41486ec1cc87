package io.attune.behavior.lookalikes;

import io.attune.behavior.models.Estimate;
import java.util.List;

/// A fitted logistic regression: the coefficients are the constant, named `const`, then one per feature.
///
/// With a ridge the standard errors are those of the penalised likelihood, and the log-likelihood is the
/// plain one at the penalised optimum. `logLikelihoodOfConstant` is that of a model which gives everybody the
/// same chance.
public record LogisticFit(
        LogisticModel model,
        List<Estimate> coefficients,
        double logLikelihood,
        double logLikelihoodOfConstant,
        int rows,
        int cases,
        double ridge,
        int iterations) {
    public LogisticFit {
        coefficients = List.copyOf(coefficients);
    }

    /// McFadden's measure of how much the features explain, 0 to 1.
    public double pseudoRSquared() {
        return 1 - logLikelihood / logLikelihoodOfConstant;
    }
}
