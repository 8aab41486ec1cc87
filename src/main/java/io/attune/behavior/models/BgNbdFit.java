package io.attune.behavior.models;

import io.attune.behavior.models.ModelNotFitted.Reason;

/// The guard before the BG/NBD likelihood, and where its climb starts.
final class BgNbdFit {
    private static final int HANDFUL = 10;

    private BgNbdFit() {}

    static ModelFit<BgNbd> of(CustomerBase base) {
        if (base.size() < HANDFUL) {
            throw new ModelNotFitted(Reason.TOO_FEW_CUSTOMERS);
        }
        if (base.repeaters() == 0) {
            throw new ModelNotFitted(Reason.NO_REPEAT_BUYERS);
        }
        var likelihood = new BgNbdLikelihood(base);
        // Before anything is known of defection the rate is r/alpha purchases a week.
        double alpha = likelihood.weeks() / likelihood.repeats();
        double[] start = {0, Math.log(alpha), 0, Math.log(3)};
        var top = MaximumLikelihood.of(likelihood, start, Reason.NO_MAXIMUM);
        var model = new BgNbd(top.parameter(0), top.parameter(1), top.parameter(2), top.parameter(3));
        return new ModelFit<>(
                model, top.estimates("r", "alpha", "a", "b"), top.logLikelihood(), base.size(), top.iterations());
    }
}
