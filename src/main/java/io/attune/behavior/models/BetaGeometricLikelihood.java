package io.attune.behavior.models;

import io.attune.behavior.models.BetaGeometric.Leaving;
import org.hipparchus.special.Gamma;

/// The (M)BG/CNBD-k log-likelihood of a whole base and its slope, for one k.
///
/// What no parameter changes, the logarithms of the gaps (as a sum over everybody) and of Γ(k), is added at the end so
/// that likelihoods of different k can be compared.
final class BetaGeometricLikelihood implements LogLikelihood {
    private final Groups groups;
    private final Leaving leaving;
    private final int k;
    private final double constant;

    BetaGeometricLikelihood(Groups groups, Leaving leaving, int k, double logGaps) {
        this.groups = groups;
        this.leaving = leaving;
        this.k = k;
        this.constant = (k - 1) * logGaps - groups.allRepeats() * Gamma.logGamma(k);
    }

    @Override
    public int customers() {
        return groups.customers;
    }

    @Override
    public double at(double[] logParameters, double[] slope) {
        double r = Math.exp(logParameters[0]);
        double alpha = Math.exp(logParameters[1]);
        double a = Math.exp(logParameters[2]);
        double b = Math.exp(logParameters[3]);
        var tables = new Tables(
                new Rising(r, k * groups.mostRepeats),
                alpha,
                a,
                b,
                new Rising(b, groups.mostRepeats + 1),
                new Rising(a + b, groups.mostRepeats + 1));
        double[] sum = groups.sum(5, (from, to, into) -> part(from, to, tables, into));
        slope[0] = r * sum[1];
        slope[1] = alpha * sum[2];
        slope[2] = a * sum[3];
        slope[3] = b * sum[4];
        return sum[0] + constant;
    }

    private record Tables(Rising buying, double alpha, double a, double b, Rising staying, Rising either) {}

    private void part(int from, int to, Tables is, double[] sum) {
        double r = is.buying.start();
        double logAlpha = Math.log(is.alpha);
        for (int g = from; g < to; g++) {
            int x = groups.repeats[g];
            int chances = leaving.chances(x);
            double last = groups.lastDays[g] / 7.0;
            double age = groups.ageDays[g] / 7.0;
            double shape = r + (double) k * x;
            double logAge = Math.log(is.alpha + age);
            var wait = new Wait(shape, (age - last) / (is.alpha + age));
            double total = is.buying.log(k * x) + r * logAlpha - shape * logAge + Math.log(wait.total);
            double dr = is.buying.slope(k * x) + logAlpha - logAge;
            double dAlpha = r / is.alpha - shape / (is.alpha + age);
            double left = 0;
            if (chances > 0) {
                double logLast = Math.log(is.alpha + last);
                double odds = Math.log(is.a / (is.b + chances - 1)) + shape * (logAge - logLast) - Math.log(wait.total);
                double small = Math.exp(-Math.abs(odds));
                left = odds > 0 ? 1 / (1 + small) : small / (1 + small);
                total += is.staying.log(chances) - is.either.log(chances) + Math.max(odds, 0) + Math.log1p(small);
                dr += left * (logAge - logLast);
                dAlpha += left * shape * (1 / (is.alpha + age) - 1 / (is.alpha + last));
                double da = left / is.a - is.either.slope(chances);
                double db = is.staying.slope(chances) - is.either.slope(chances) - left / (is.b + chances - 1);
                sum[3] += groups.weights[g] * da;
                sum[4] += groups.weights[g] * db;
            }
            dr += (1 - left) * wait.slopeShape / wait.total;
            dAlpha -= (1 - left) * wait.slopeLogSilence / wait.total / (is.alpha + age);
            sum[0] += groups.weights[g] * total;
            sum[1] += groups.weights[g] * dr;
            sum[2] += groups.weights[g] * dAlpha;
        }
    }

    /// [ErlangWait]'s total with its slopes along the shape and along the logarithm of the silence.
    private final class Wait {
        private double total = 1;
        private double slopeShape;
        private double slopeLogSilence;

        private Wait(double shape, double silence) {
            double term = 1;
            double rising = 0;
            for (int j = 1; j < k; j++) {
                term *= (shape + j - 1) / j * silence;
                rising += 1 / (shape + j - 1);
                total += term;
                slopeShape += term * rising;
                slopeLogSilence += term * j;
            }
        }
    }
}
