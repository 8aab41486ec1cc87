package io.attune.behavior.models;

import static org.hipparchus.special.Beta.logBeta;
import static org.hipparchus.special.Gamma.logGamma;

import java.util.OptionalDouble;

/// BG/NBD: while alive a customer buys at random at a rate that is gamma(r, alpha) over customers, and after each
/// purchase leaves with a probability that is beta(a, b) over customers.
///
/// Source: Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2). All is
/// computed on logarithms, so no number of purchases overflows.
public record BgNbd(double r, double alpha, double a, double b) implements BuyingModel {
    public BgNbd {
        Positive.require("r", r);
        Positive.require("alpha", alpha);
        Positive.require("a", a);
        Positive.require("b", b);
    }

    /// Fits by maximum likelihood; throws [ModelNotFitted] where the base says too little.
    public static ModelFit<BgNbd> fit(CustomerBase base) {
        Groups groups = Fitting.groups(base);
        // Before anything is known of defection the rate is r/alpha purchases a week.
        double alpha = groups.allWeeks() / groups.allRepeats();
        double[] start = {0, Math.log(alpha), 0, Math.log(3)};
        return Fitting.fit(
                new BgNbdLikelihood(groups),
                start,
                top -> new BgNbd(top.parameter(0), top.parameter(1), top.parameter(2), top.parameter(3)),
                "r",
                "alpha",
                "a",
                "b");
    }

    @Override
    public String name() {
        return "bg-nbd";
    }

    /// 1 for a customer without repeats: in this model one can only leave after a repeat purchase.
    @Override
    public double alive(BuyingHistory who) {
        return who.repeats() == 0 ? 1 : 1 / (1 + Math.exp(logOddsOfHavingLeft(who)));
    }

    @Override
    public double expectedPurchases(BuyingHistory who, double weeks) {
        int x = who.repeats();
        return alive(who) * PurchasesWhileAlive.expected(r + x, a, b + x, weeks / (alpha + who.ageWeeks()));
    }

    /// While alive the rate is gamma(r + x, α + T) once x and T are known, so a silence of t more weeks has the
    /// probability ((α + T) / (α + T + t))^(r + x).
    @Override
    public OptionalDouble chanceOfReturn(BuyingHistory who, double weeks) {
        double age = alpha + who.ageWeeks();
        return OptionalDouble.of(alive(who) * -Math.expm1((r + who.repeats()) * -Math.log1p(weeks / age)));
    }

    @Override
    public double probability(int purchases, double weeks) {
        return new BetaGeometric(BetaGeometric.Leaving.AT_REPEATS, 1, r, alpha, a, b).probability(purchases, weeks);
    }

    /// Of one customer (eq. 6 of the paper).
    public double logLikelihood(BuyingHistory who) {
        int x = who.repeats();
        double buying =
                logGamma(r + x) - logGamma(r) + r * Math.log(alpha) - (r + x) * Math.log(alpha + who.ageWeeks());
        if (x == 0) return buying;
        double leftOdds = logOddsOfHavingLeft(who);
        double aliveOrNot = Math.max(leftOdds, 0) + Math.log1p(Math.exp(-Math.abs(leftOdds)));
        double staying = logBeta(a, b + x) - logBeta(a, b);
        return buying + staying + aliveOrNot;
    }

    private double logOddsOfHavingLeft(BuyingHistory who) {
        int x = who.repeats();
        double silence = Math.log(alpha + who.ageWeeks()) - Math.log(alpha + who.lastWeeks());
        return Math.log(a) - Math.log(b + x - 1) + (r + x) * silence;
    }
}
