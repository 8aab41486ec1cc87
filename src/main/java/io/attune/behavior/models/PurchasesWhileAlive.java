package io.attune.behavior.models;

import static org.hipparchus.special.Beta.logBeta;

/// Expected purchases of a customer who is alive, whose rate is gamma and whose chance to leave after a purchase is
/// beta(a, beta): the part of the BG/NBD's conditional expectation that holds a Gaussian hypergeometric function.
///
/// With `reach` = weeks ahead ÷ (alpha + age) the paper's (a+b+x−1)/(a−1) · [1 − (1−z)^(r+x) ₂F₁(r+x, b+x; a+b+x−1;
/// z)],
/// z = reach/(1+reach), cannot be used as it stands: ₂F₁ overflows for frequent buyers, and a = 1 divides by zero.
/// Euler's transformation (DLMF 15.8.1) turns it into (1−z)^(a−1) ₂F₁(a+b−1−r, a−1; a+b+x−1; z), whose terms stay
/// small, and taking the factor a − 1 out of the series leaves nothing to divide by.
///
/// Where the series is slow (z near 1) or would cancel (very large a and b), the same expectation is integrated over
/// the chance p to leave, ∫ (1 − (1 + p·reach)^−(r+x)) / p · beta(p) dp, by the trapezoidal rule on the log-odds of
/// p, which converges exponentially (Trefethen & Weideman 2014, SIAM Review 56(3)).
final class PurchasesWhileAlive {
    private static final int MOST_TERMS = 600;
    private static final double TOLERANCE = 1e-12;
    private static final double EPSILON = 0x1p-53;

    private PurchasesWhileAlive() {}

    /// `shape` is r + x, `beta` is b + x.
    static double expected(double shape, double a, double beta, double reach) {
        if (reach == 0) return 0;
        double bySeries = series(shape, a, beta, reach);
        return Double.isNaN(bySeries) ? integral(shape, a, beta, reach) : bySeries;
    }

    /// NaN where the series would not reach twelve digits.
    static double series(double shape, double a, double beta, double reach) {
        double z = reach / (1 + reach);
        double top = a + beta - 1 - shape;
        double term = top * z;
        double sum = term;
        double size = Math.abs(term);
        int k = 1;
        while (Math.abs(term) > EPSILON * (1 - z) * size) {
            if (k == MOST_TERMS) return Double.NaN;
            term *= (top + k) * (a + k - 1) / ((a + beta + k - 1) * (k + 1)) * z;
            sum += term;
            size += Math.abs(term);
            k++;
        }
        double logRest = -Math.log1p(reach);
        double order = a - 1;
        double rest = Math.exp(order * logRest);
        double left = -(a + beta - 1) * (order == 0 ? logRest : Math.expm1(order * logRest) / order);
        double expected = left - rest * sum;
        double lost = 8 * EPSILON * (Math.abs(left) + rest * size);
        return lost < TOLERANCE * expected ? expected : Double.NaN;
    }

    static double integral(double shape, double a, double beta, double reach) {
        double centre = Math.log(a) - Math.log(beta);
        double step = Math.min(.25, .5 * Math.sqrt(1 / a + 1 / beta));
        double norm = logBeta(a, beta);
        double sum = weighted(centre, shape, a, beta, reach, norm);
        // Far out the integrand falls geometrically, by exp(-a·step) on the left and exp(-beta·step) on the right.
        double flat = 1e-14 / Math.max(1, Math.max(beta, shape * reach));
        for (int way = -1; way <= 1; way += 2) {
            double fall = -Math.expm1(-(way < 0 ? a : beta) * step);
            for (int k = 1; ; k++) {
                double at = centre + way * k * step;
                double value = weighted(at, shape, a, beta, reach, norm);
                sum += value;
                boolean negligible = value < 1e-16 * sum * fall;
                boolean geometric = way < 0 ? Math.exp(at) < flat : Math.exp(-at) < 1e-14 / Math.max(1, a);
                if (negligible || geometric) {
                    sum += value * (1 - fall) / fall;
                    break;
                }
            }
        }
        return sum * step;
    }

    private static double weighted(double logOdds, double shape, double a, double beta, double reach, double norm) {
        double logLeave = Math.min(logOdds, 0) - Math.log1p(Math.exp(-Math.abs(logOdds)));
        double logStay = logLeave - logOdds;
        double leave = Math.exp(logLeave);
        double purchases =
                leave * reach < 1e-300 ? shape * reach : -Math.expm1(-shape * Math.log1p(leave * reach)) / leave;
        return purchases * Math.exp(a * logLeave + beta * logStay - norm);
    }
}
