package io.attune.behavior.overview;

import java.util.List;
import java.util.Locale;

/// A line in a square of 100 by 100 that is stretched to its place on the page; the largest value is at
/// the top.
public final class Chart {
    private static final double SQUARE = 100;

    private Chart() {}

    /// Values from left to right at equal distances; `most` is the value at the top. The line begins after those that
    /// are NaN.
    public static String line(List<Double> values, double most) {
        var points = new StringBuilder();
        int last = Math.max(1, values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            if (Double.isNaN(values.get(i))) continue;
            if (!points.isEmpty()) points.append(' ');
            double height = most <= 0 ? 0 : Math.clamp(values.get(i) / most, 0, 1);
            points.append(String.format(Locale.ROOT, "%.2f,%.2f", SQUARE * i / last, SQUARE * (1 - height)));
        }
        return points.toString();
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", SQUARE * share);
    }

    /// The next number at or above that people read at a glance.
    public static double round(double most) {
        if (most <= 0) return 1;
        double unit = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {1, 1.5, 2, 3, 4, 5, 7.5, 10})
            if (most <= step * unit + 1e-12) return step * unit;
        return 10 * unit;
    }
}
