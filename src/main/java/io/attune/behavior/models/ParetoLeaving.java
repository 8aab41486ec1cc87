package io.attune.behavior.models;

/// The odds that a customer of the Pareto/NBD left between the last purchase and the day of judgement, against being
/// alive: s ∫ ((alpha+T)/(alpha+u))^(r+x) ((beta+T)/(beta+u))^s du/(beta+u) over u from t_x to T.
///
/// The literature writes the integral as a difference of two Gaussian hypergeometric functions, which loses all digits
/// where it is small and overflows for frequent buyers. Integrated as it stands over log(beta + u), cut where the
/// integrand has fallen by exp(−40), it does neither. Beside the logarithm it keeps the means under the integrand
/// that its slopes are made of.
final class ParetoLeaving {
    private static final double NOTHING = 40;
    /// Sixteen points give an exponential that falls by exp(−12) to fourteen digits, and a logarithm over three units.
    private static final double FALL_PER_PANEL = 12;

    private static final double WIDTH_PER_PANEL = 3;

    private final double shape;
    private final double alpha;
    private final double s;
    private final double beta;

    private double log;
    private double meanLogAlpha;
    private double meanLogBeta;
    private double meanInverseAlpha;
    private double meanInverseBeta;

    /// `shape` is r + x.
    ParetoLeaving(double shape, double alpha, double s, double beta) {
        this.shape = shape;
        this.alpha = alpha;
        this.s = s;
        this.beta = beta;
    }

    /// Integrates; what the other methods tell is of the latest call.
    ParetoLeaving between(double last, double age) {
        double from = Math.log(beta + last);
        double span = Math.log1p((age - last) / (beta + last));
        double logAlpha = Math.log(alpha + last);
        double rate = shape * (beta + last) / (alpha + last) + s;
        double width = span;
        if (shape * Math.log1p((age - last) / (alpha + last)) + s * span > NOTHING) {
            double soon = (alpha + last) * Math.expm1(NOTHING / shape);
            width = Math.min(span, Math.min(NOTHING / s, Math.log1p(soon / (beta + last))));
        }
        double fall = Math.min(NOTHING, Math.max(rate, shape + s) * width);
        int panels = 1 + (int) Math.max(width / WIDTH_PER_PANEL, fall / FALL_PER_PANEL);
        double sum = 0;
        double logAlphas = 0;
        double logBetas = 0;
        double inverseAlphas = 0;
        double inverseBetas = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < Quadrature.POINTS; i++) {
                double along = width * (panel + Quadrature.at(i)) / panels;
                double u = last + (beta + last) * Math.expm1(along);
                double logHere = Math.log(alpha + u);
                double value = Quadrature.weight(i) * Math.exp(-shape * (logHere - logAlpha) - s * along);
                sum += value;
                logAlphas += value * logHere;
                logBetas += value * along;
                inverseAlphas += value / (alpha + u);
                inverseBetas += value / (beta + u);
            }
        }
        double grown = shape * (Math.log(alpha + age) - logAlpha) + s * span;
        log = Math.log(s * sum * width / panels) + grown;
        meanLogAlpha = logAlphas / sum;
        meanLogBeta = from + logBetas / sum;
        meanInverseAlpha = inverseAlphas / sum;
        meanInverseBeta = inverseBetas / sum;
        return this;
    }

    /// The logarithm of the odds; −∞ where the customer bought on the very day.
    double logOdds() {
        return log;
    }

    double meanLogAlpha() {
        return meanLogAlpha;
    }

    double meanLogBeta() {
        return meanLogBeta;
    }

    double meanInverseAlpha() {
        return meanInverseAlpha;
    }

    double meanInverseBeta() {
        return meanInverseBeta;
    }
}
