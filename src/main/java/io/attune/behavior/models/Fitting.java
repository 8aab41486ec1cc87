package io.attune.behavior.models;

import io.attune.behavior.models.ModelNotFitted.Reason;
import java.util.function.Function;

/// What fitting any model of buying begins and ends with.
final class Fitting {
    private static final int HANDFUL = 10;

    private Fitting() {}

    /// The customers as a likelihood takes them, where they say enough.
    static Groups groups(CustomerBase base) {
        if (base.size() < HANDFUL) throw new ModelNotFitted(Reason.TOO_FEW_CUSTOMERS);
        if (base.repeaters() == 0) throw new ModelNotFitted(Reason.NO_REPEAT_BUYERS);
        return Groups.of(base);
    }

    static <M> ModelFit<M> fit(
            LogLikelihood likelihood, double[] start, Function<MaximumLikelihood, M> model, String... names) {
        var top = MaximumLikelihood.of(likelihood, start, Reason.NO_MAXIMUM);
        return new ModelFit<>(
                model.apply(top), top.estimates(names), top.logLikelihood(), likelihood.customers(), top.iterations());
    }
}
