package io.attune.behavior.models;

import static org.hipparchus.special.Beta.logBeta;

import io.attune.behavior.models.ModelNotFitted.Reason;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// BG/BB: in every period somebody who is still there buys with a probability that is beta(alpha, beta) over
/// customers, and before each period leaves with one that is beta(gamma, delta). For chances to buy that come
/// one by one.
///
/// Source: Fader, Hardie & Shang (2010), Marketing Science 29(6). Time is in periods.
public record BetaBernoulli(double alpha, double beta, double gamma, double delta) {
    private static final int HANDFUL = 10;
    private static final double STEP = 1e-6;

    public BetaBernoulli {
        Positive.require("alpha", alpha);
        Positive.require("beta", beta);
        Positive.require("gamma", gamma);
        Positive.require("delta", delta);
    }

    /// Fits by maximum likelihood to how many customers have which history.
    public static ModelFit<BetaBernoulli> fit(Map<DiscreteHistory, Integer> customers) {
        int all = customers.values().stream().mapToInt(Integer::intValue).sum();
        if (all < HANDFUL) throw new ModelNotFitted(Reason.TOO_FEW_CUSTOMERS);
        if (customers.keySet().stream().allMatch(who -> who.repeats() == 0)) {
            throw new ModelNotFitted(Reason.NO_REPEAT_BUYERS);
        }
        return Fitting.fit(
                new Likelihood(customers, all),
                new double[] {0, 0, 0, 1},
                top -> new BetaBernoulli(top.parameter(0), top.parameter(1), top.parameter(2), top.parameter(3)),
                "alpha",
                "beta",
                "gamma",
                "delta");
    }

    /// A log cut into periods of so many days, each customer's from the day after the first purchase; of a
    /// period it only counts whether there was a purchase in it. A period that is not over by the given day
    /// is left out.
    public static Map<DiscreteHistory, Integer> histories(Histories log, int days, LocalDate until) {
        if (days < 1) throw new IllegalArgumentException("a period must have at least a day, was " + days);
        var counts = new HashMap<DiscreteHistory, Integer>();
        int today = Math.toIntExact(until.toEpochDay());
        log.each(until, who -> {
            int periods = (today - who.firstDay()) / days;
            int repeats = 0;
            int last = 0;
            for (int i = 1; i < who.size(); i++) {
                int period = (who.day(i) - who.firstDay() - 1) / days + 1;
                if (period > last && period <= periods) {
                    repeats++;
                    last = period;
                }
            }
            counts.merge(new DiscreteHistory(repeats, last, periods), 1, Integer::sum);
        });
        return counts;
    }

    /// The probability of still being there in the period after the last one judged.
    public double alive(DiscreteHistory who) {
        return Math.exp(logHere(who)
                + Math.log(delta + who.periods())
                - Math.log(gamma + delta + who.periods())
                - logLikelihood(who));
    }

    /// Expected purchases in so many periods to come.
    public double expectedPurchases(DiscreteHistory who, int periods) {
        double sum = 0;
        double there = 1;
        for (int ahead = 1; ahead <= periods; ahead++) {
            int passed = who.periods() + ahead - 1;
            there *= (delta + passed) / (gamma + delta + passed);
            sum += there;
        }
        double buys = (alpha + who.repeats()) / (alpha + beta + who.periods());
        return buys * sum * Math.exp(logHere(who) - logLikelihood(who));
    }

    /// Of one customer.
    public double logLikelihood(DiscreteHistory who) {
        int x = who.repeats();
        int silent = who.periods() - who.last();
        double largest = logHere(who);
        double[] left = new double[silent];
        for (int i = 0; i < silent; i++) {
            left[i] = logBeta(alpha + x, beta + who.last() - x + i)
                    - logBeta(alpha, beta)
                    + logBeta(gamma + 1, delta + who.last() + i)
                    - logBeta(gamma, delta);
            largest = Math.max(largest, left[i]);
        }
        double sum = Math.exp(logHere(who) - largest);
        for (double l : left) sum += Math.exp(l - largest);
        return largest + Math.log(sum);
    }

    /// The logarithm of the chance of this history without having left before its end.
    private double logHere(DiscreteHistory who) {
        return logBeta(alpha + who.repeats(), beta + who.periods() - who.repeats())
                - logBeta(alpha, beta)
                + logBeta(gamma, delta + who.periods())
                - logBeta(gamma, delta);
    }

    /// Slopes are differences: there are only as many terms as kinds of history.
    private record Likelihood(Map<DiscreteHistory, Integer> groups, int customers) implements LogLikelihood {
        @Override
        public double at(double[] logParameters, double[] slope) {
            double[] aside = logParameters.clone();
            for (int i = 0; i < slope.length; i++) {
                aside[i] = logParameters[i] + STEP;
                double above = height(aside);
                aside[i] = logParameters[i] - STEP;
                slope[i] = (above - height(aside)) / (2 * STEP);
                aside[i] = logParameters[i];
            }
            return height(logParameters);
        }

        private double height(double[] at) {
            for (double log : at) if (!(Math.abs(log) < 700)) return Double.NaN;
            var model = new BetaBernoulli(Math.exp(at[0]), Math.exp(at[1]), Math.exp(at[2]), Math.exp(at[3]));
            double sum = 0;
            for (var group : groups.entrySet()) sum += group.getValue() * model.logLikelihood(group.getKey());
            return sum;
        }
    }
}
