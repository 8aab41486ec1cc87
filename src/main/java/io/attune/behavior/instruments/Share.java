package io.attune.behavior.instruments;

/// A share of so many cases with its 95 % interval (Wilson 1927).
///
/// `cases` may be a fraction: the number of unweighted cases that would say as much.
public record Share(double value, double cases, double low, double high) {
    private static final double Z = 1.959964;

    static Share of(double value, double cases) {
        if (cases <= 0) return new Share(Double.NaN, 0, Double.NaN, Double.NaN);
        double weight = Z * Z / cases;
        double middle = (value + weight / 2) / (1 + weight);
        double half = Z / (1 + weight) * Math.sqrt(value * (1 - value) / cases + weight / (4 * cases));
        return new Share(value, cases, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /// This share less another: the lower end of the 95 % interval (Newcombe 1998, method 10).
    double lowestOver(Share other) {
        return value - other.value - Math.hypot(value - low, other.high - other.value);
    }

    double highestOver(Share other) {
        return value - other.value + Math.hypot(high - value, other.value - other.low);
    }
}
