package io.attune.behavior.models;

import static org.hipparchus.special.Beta.logBeta;
import static org.hipparchus.special.Gamma.logGamma;

import io.attune.behavior.models.ModelNotFitted.Reason;
import org.jspecify.annotations.Nullable;

/// (M)BG/CNBD-k: the time from purchase to purchase is Erlang-k at a rate that is gamma(r, alpha) over customers, so
/// that a larger k is a more regular rhythm; at a purchase a customer leaves with a probability that is beta(a, b).
/// With k = 1 buying is at random: BG/NBD and MBG/NBD.
///
/// Sources: Platzer & Reutterer (2016), Marketing Science 35(5); Batislam, Denizel & Filiztekin (2007), IJRM 24(3);
/// Reutterer, Platzer & Schröder (2020), IJRM 38(1). They approximate the expectation for k > 1; [ErlangCount] does
/// not.
public record BetaGeometric(Leaving leaving, int k, double r, double alpha, double a, double b) implements BuyingModel {
    private static final int MOST_REGULAR = 12;

    /// When one can leave for the first time.
    public enum Leaving {
        /// At the first repeat purchase, as in the BG/NBD: who never repeated has not left.
        AT_REPEATS,
        /// At the very first purchase already, as in the MBG/NBD.
        AT_ONCE;

        /// How often somebody after so many repeats could have left.
        int chances(int repeats) {
            return this == AT_ONCE ? repeats + 1 : repeats;
        }
    }

    public BetaGeometric {
        if (k < 1) throw new IllegalArgumentException("k must be at least 1, was " + k);
        Positive.require("r", r);
        Positive.require("alpha", alpha);
        Positive.require("a", a);
        Positive.require("b", b);
    }

    /// Fits with a given k by maximum likelihood; throws [ModelNotFitted] where the base says too little.
    public static ModelFit<BetaGeometric> fit(CustomerBase base, Leaving leaving, int k) {
        Groups groups = Fitting.groups(base);
        double logGaps = 0;
        if (k > 1) for (int i = 0; i < base.size(); i++) logGaps += base.logGaps(i);
        var likelihood = new BetaGeometricLikelihood(groups, leaving, k, logGaps);
        double alpha = groups.allWeeks() / groups.allRepeats();
        double[] start = {0, Math.log(alpha), 0, Math.log(3)};
        return Fitting.fit(
                likelihood,
                start,
                top -> new BetaGeometric(
                        leaving, k, top.parameter(0), top.parameter(1), top.parameter(2), top.parameter(3)),
                "r",
                "alpha",
                "a",
                "b");
    }

    /// Fits with k = 1, 2, … for as long as the likelihood grows, and returns the likeliest. A k without a maximum is
    /// passed over: buyers by the clock have none at k = 1.
    public static ModelFit<BetaGeometric> fit(CustomerBase base, Leaving leaving) {
        @Nullable ModelFit<BetaGeometric> best = null;
        for (int k = 1; k <= MOST_REGULAR; k++) {
            try {
                ModelFit<BetaGeometric> next = fit(base, leaving, k);
                if (best != null && next.logLikelihood() <= best.logLikelihood()) return best;
                best = next;
            } catch (ModelNotFitted none) {
                if (none.reason() != Reason.NO_MAXIMUM) throw none;
                if (best != null) return best;
            }
        }
        if (best == null) throw new ModelNotFitted(Reason.NO_MAXIMUM);
        return best;
    }

    @Override
    public String name() {
        return (leaving == Leaving.AT_ONCE ? "mbg-" : "bg-") + (k == 1 ? "nbd" : "cnbd-" + k);
    }

    @Override
    public double alive(BuyingHistory who) {
        return 1 / (1 + Math.exp(logOddsOfHavingLeft(who)));
    }

    @Override
    public double expectedPurchases(BuyingHistory who, double weeks) {
        if (weeks == 0) return 0;
        double stays = b + leaving.chances(who.repeats());
        double reach = weeks / (alpha + who.ageWeeks());
        double shape = r + (double) k * who.repeats();
        if (k == 1) return alive(who) * PurchasesWhileAlive.expected(shape, a, stays, reach);
        return alive(who) * new ErlangCount(k, reach, a, stays).expected(shape, waiting(who));
    }

    @Override
    public double probability(int purchases, double weeks) {
        return atLeast(purchases, weeks) - atLeast(purchases + 1, weeks);
    }

    /// Of one customer, `logGaps` being the sum of the logarithms of the weeks between neighbouring purchases; it
    /// matters for comparing different k only.
    public double logLikelihood(BuyingHistory who, double logGaps) {
        int x = who.repeats();
        int chances = leaving.chances(x);
        double shape = r + (double) k * x;
        double staying = chances == 0 ? 0 : logBeta(a, b + chances) - logBeta(a, b);
        double left = logOddsOfHavingLeft(who);
        return logGamma(shape)
                - logGamma(r)
                + r * Math.log(alpha)
                - shape * Math.log(alpha + who.ageWeeks())
                + Math.log(waiting(who).total())
                + (k - 1) * logGaps
                - x * logGamma(k)
                + staying
                + Math.max(left, 0)
                + Math.log1p(Math.exp(-Math.abs(left)));
    }

    /// −∞ for somebody who could not have left yet.
    private double logOddsOfHavingLeft(BuyingHistory who) {
        int chances = leaving.chances(who.repeats());
        if (chances == 0) return Double.NEGATIVE_INFINITY;
        double shape = r + (double) k * who.repeats();
        double silence = Math.log(alpha + who.ageWeeks()) - Math.log(alpha + who.lastWeeks());
        return Math.log(a)
                - Math.log(b + chances - 1)
                + shape * silence
                - Math.log(waiting(who).total());
    }

    private ErlangWait waiting(BuyingHistory who) {
        double silence = (who.ageWeeks() - who.lastWeeks()) / (alpha + who.ageWeeks());
        return ErlangWait.of(k, r + (double) k * who.repeats(), silence);
    }

    private double atLeast(int purchases, double weeks) {
        if (purchases == 0) return 1;
        int chances = leaving.chances(purchases - 1);
        double stays = chances == 0 ? 1 : Math.exp(logBeta(a, b + chances) - logBeta(a, b));
        return stays * ErlangCount.reaches((double) k * purchases, r, weeks / alpha);
    }
}
