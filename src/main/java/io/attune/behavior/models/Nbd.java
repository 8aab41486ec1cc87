package io.attune.behavior.models;

import static org.hipparchus.special.Gamma.logGamma;

/// NBD: a customer buys at random at a rate that is gamma(r, alpha) over customers, and nobody ever leaves. The
/// yardstick: what the others gain over it is what leaving explains.
///
/// Source: Ehrenberg (1959), Applied Statistics 8(1); likelihood of one log as in Fader & Hardie (2005).
public record Nbd(double r, double alpha) implements BuyingModel {
    public Nbd {
        Positive.require("r", r);
        Positive.require("alpha", alpha);
    }

    /// Fits by maximum likelihood; throws [ModelNotFitted] where the base says too little.
    public static ModelFit<Nbd> fit(CustomerBase base) {
        Groups groups = Fitting.groups(base);
        double[] start = {0, Math.log(groups.allWeeks() / groups.allRepeats())};
        return Fitting.fit(
                new Likelihood(groups), start, top -> new Nbd(top.parameter(0), top.parameter(1)), "r", "alpha");
    }

    @Override
    public String name() {
        return "nbd";
    }

    @Override
    public double alive(BuyingHistory who) {
        return 1;
    }

    @Override
    public double expectedPurchases(BuyingHistory who, double weeks) {
        return weeks * (r + who.repeats()) / (alpha + who.ageWeeks());
    }

    @Override
    public double probability(int purchases, double weeks) {
        if (weeks == 0) return purchases == 0 ? 1 : 0;
        return Math.exp(logGamma(r + purchases)
                - logGamma(r)
                - logGamma(purchases + 1.0)
                - r * Math.log1p(weeks / alpha)
                + purchases * (Math.log(weeks) - Math.log(alpha + weeks)));
    }

    private record Likelihood(Groups groups) implements LogLikelihood {
        @Override
        public int customers() {
            return groups.customers;
        }

        @Override
        public double at(double[] logParameters, double[] slope) {
            double r = Math.exp(logParameters[0]);
            double alpha = Math.exp(logParameters[1]);
            var rising = new Rising(r, groups.mostRepeats);
            double[] sum = groups.sum(3, (from, to, into) -> {
                for (int g = from; g < to; g++) {
                    int x = groups.repeats[g];
                    double scale = alpha + groups.ageDays[g] / 7.0;
                    double silence = Math.log(alpha) - Math.log(scale);
                    into[0] += groups.weights[g] * (rising.log(x) + r * silence - x * Math.log(scale));
                    into[1] += groups.weights[g] * (rising.slope(x) + silence);
                    into[2] += groups.weights[g] * (r / alpha - (r + x) / scale);
                }
            });
            slope[0] = r * sum[1];
            slope[1] = alpha * sum[2];
            return sum[0];
        }
    }
}
