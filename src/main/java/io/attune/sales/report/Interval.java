package io.attune.sales.report;

/// A share and the 95 % interval around it, or the difference of two shares and that around it.
public record Interval(double share, double low, double high) {
    private static final double Z = 1.959963984540054;

    /// Wilson's score interval: right also for few cases and for none, where the usual one is not.
    ///
    /// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998),
    /// method 3.
    public static Interval wilson(long successes, long cases) {
        if (successes < 0 || successes > cases)
            throw new IllegalArgumentException("successes must be 0 to " + cases + ", was " + successes);
        if (cases == 0) return new Interval(0, 0, 1);
        double share = (double) successes / cases;
        double spread = Z * Z / cases;
        double centre = share + spread / 2;
        double half = Z * Math.sqrt(share * (1 - share) / cases + spread / (4 * cases));
        return new Interval(
                share, Math.max(0, (centre - half) / (1 + spread)), Math.min(1, (centre + half) / (1 + spread)));
    }

    /// By how much this share is above another one.
    ///
    /// R. G. Newcombe, Interval estimation for the difference between independent proportions,
    /// Statistics in Medicine 17 (1998), method 10.
    public Interval minus(Interval other) {
        double difference = share - other.share;
        return new Interval(
                difference,
                difference - Math.hypot(share - low, other.high - other.share),
                difference + Math.hypot(high - share, other.share - other.low));
    }

    /// Whether chance alone would rarely make such a difference.
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
