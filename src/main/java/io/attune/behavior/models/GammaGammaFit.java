package io.attune.behavior.models;

import io.attune.behavior.models.ModelNotFitted.Reason;

/// The guard before the Gamma-Gamma likelihood, and where its climb starts.
final class GammaGammaFit {
    private static final int HANDFUL = 10;

    private GammaGammaFit() {}

    static ModelFit<GammaGamma> of(CustomerBase base) {
        var likelihood = new GammaGammaLikelihood(base);
        if (likelihood.customers() < HANDFUL) {
            throw new ModelNotFitted(Reason.TOO_FEW_SPENDERS);
        }
        double mean = likelihood.meanSpend();
        // p = 1 and q = 2 put the mean customer at gamma.
        double[] start = {0, Math.log(2), Math.log(mean)};
        if (likelihood.allAlike()) throw new ModelNotFitted(Reason.SPEND_ALIKE);
        var top = MaximumLikelihood.of(likelihood, start, Reason.SPEND_ALIKE);
        if (top.parameter(1) <= 1) {
            throw new ModelNotFitted(Reason.SPEND_UNBOUNDED);
        }
        var model = new GammaGamma(top.parameter(0), top.parameter(1), top.parameter(2));
        return new ModelFit<>(
                model, top.estimates("p", "q", "gamma"), top.logLikelihood(), likelihood.customers(), top.iterations());
    }
}
