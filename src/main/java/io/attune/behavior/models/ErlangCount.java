package io.attune.behavior.models;

import org.hipparchus.special.Beta;

/// Expected purchases of somebody who is alive and buys with Erlang-k waits, leaving at each purchase with a
/// probability
/// that is beta(a, stays): the n-th purchase is made where it was not left before and nk stages pass in time.
///
/// The number of stages passed is negative binomial, so each term is a tail of it; terms are added until what can
/// still come is nothing. `reach` is the weeks ahead ÷ (alpha + age).
final class ErlangCount {
    private static final double NOTHING = 1e-13;
    private static final int MOST = 100_000;

    private final int k;
    private final double reach;
    private final double a;
    private final double stays;

    ErlangCount(int k, double reach, double a, double stays) {
        this.k = k;
        this.reach = reach;
        this.a = a;
        this.stays = stays;
    }

    /// The chance that at least so many stages pass where their rate is gamma(shape, 1) and the time is `reach`.
    static double reaches(double stages, double shape, double reach) {
        if (reach == 0) return 0;
        return Beta.regularizedBeta(reach / (1 + reach), stages, shape);
    }

    double expected(double shape, ErlangWait waiting) {
        double sum = 0;
        for (int passed = 0; passed < k; passed++) {
            double share = waiting.share(passed);
            if (share > NOTHING) sum += share * expected(shape + passed, passed);
        }
        return sum;
    }

    private double expected(double shape, int passed) {
        double mean = shape * reach / k;
        double there = 1;
        double sum = 0;
        for (int n = 1; n < MOST; n++) {
            double term = there * reaches((double) n * k - passed, shape, reach);
            sum += term;
            if (n > mean && term < NOTHING * sum) break;
            there *= (stays + n - 1) / (a + stays + n - 1);
        }
        return sum;
    }
}
