package io.attune.behavior.models;

import static org.hipparchus.special.Gamma.logGamma;

/// Pareto/NBD: while alive a customer buys at random at a rate that is gamma(r, alpha) over customers, and leaves at
/// random, at any time, at a rate that is gamma(s, beta).
///
/// Source: Schmittlein, Morrison & Colombo (1987), Management Science 33(1); Fader & Hardie (2005), "A note on
/// deriving the Pareto/NBD model"; discounting after Fader, Hardie & Lee (2005), "RFM and CLV", JMR 42(4).
public record ParetoNbd(double r, double alpha, double s, double beta) implements BuyingModel {
    public ParetoNbd {
        Positive.require("r", r);
        Positive.require("alpha", alpha);
        Positive.require("s", s);
        Positive.require("beta", beta);
    }

    /// Fits by maximum likelihood; throws [ModelNotFitted] where the base says too little.
    ///
    /// The optimum is flat along alpha and beta: compare log-likelihoods, not the last digits of parameters.
    public static ModelFit<ParetoNbd> fit(CustomerBase base) {
        Groups groups = Fitting.groups(base);
        double alpha = groups.allWeeks() / groups.allRepeats();
        double[] start = {0, Math.log(alpha), 0, Math.log(alpha)};
        return Fitting.fit(
                new ParetoNbdLikelihood(groups),
                start,
                top -> new ParetoNbd(top.parameter(0), top.parameter(1), top.parameter(2), top.parameter(3)),
                "r",
                "alpha",
                "s",
                "beta");
    }

    @Override
    public String name() {
        return "pareto-nbd";
    }

    @Override
    public double alive(BuyingHistory who) {
        return 1 / (1 + Math.exp(leaving(who).logOdds()));
    }

    @Override
    public double expectedPurchases(BuyingHistory who, double weeks) {
        double rate = (r + who.repeats()) / (alpha + who.ageWeeks());
        return alive(who) * rate * weeksAlive(beta + who.ageWeeks(), weeks);
    }

    @Override
    public double discountedPurchases(BuyingHistory who, double weeklyRate) {
        Positive.require("the weekly discount rate", weeklyRate);
        double rate = (r + who.repeats()) / (alpha + who.ageWeeks());
        double scale = beta + who.ageWeeks();
        // Over t = scale·(e^y − 1): the chance to be there falls as e^(−s·y), the discount ever faster.
        double end = Math.log1p(BuyingModel.DISCOUNTED_AWAY / (weeklyRate * scale));
        double weeks = Quadrature.integral(
                0, end, 2 + (int) end, y -> scale * Math.exp((1 - s) * y - weeklyRate * scale * Math.expm1(y)));
        return alive(who) * rate * weeks;
    }

    @Override
    public double probability(int purchases, double weeks) {
        if (weeks == 0) return purchases == 0 ? 1 : 0;
        double end = Math.log1p(weeks / beta);
        double there = Math.exp(logNbd(purchases, weeks) - s * end);
        double left = Quadrature.integral(
                0, end, 4 + (int) end, y -> s * Math.exp(logNbd(purchases, beta * Math.expm1(y)) - s * y));
        return there + left;
    }

    /// Of one customer.
    public double logLikelihood(BuyingHistory who) {
        int x = who.repeats();
        double age = who.ageWeeks();
        double odds = leaving(who).logOdds();
        return logGamma(r + x)
                - logGamma(r)
                + r * Math.log(alpha)
                - (r + x) * Math.log(alpha + age)
                + s * (Math.log(beta) - Math.log(beta + age))
                + Math.max(odds, 0)
                + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    private ParetoLeaving leaving(BuyingHistory who) {
        return new ParetoLeaving(r + who.repeats(), alpha, s, beta).between(who.lastWeeks(), who.ageWeeks());
    }

    /// Expected weeks of the next ones that somebody who is alive, at beta + age, is still there; s = 1 included.
    private double weeksAlive(double scale, double weeks) {
        double log = Math.log1p(weeks / scale);
        return scale * (s == 1 ? log : Math.expm1((1 - s) * log) / (1 - s));
    }

    private double logNbd(int x, double weeks) {
        double log = logGamma(r + x) - logGamma(r) - logGamma(x + 1.0) - r * Math.log1p(weeks / alpha);
        return x == 0 ? log : log + x * (Math.log(weeks) - Math.log(alpha + weeks));
    }
}
