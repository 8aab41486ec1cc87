package io.attune.bench;

import java.util.Arrays;
import java.util.Locale;

/// How long many of the same took, in milliseconds.
final class Times {
    private double[] millis = new double[1_024];
    private int size;

    synchronized void add(double taken) {
        if (size == millis.length) millis = Arrays.copyOf(millis, size * 2);
        millis[size++] = taken;
    }

    /// The median is 0.5.
    synchronized double quantile(double share) {
        if (size == 0) return Double.NaN;
        double[] sorted = Arrays.copyOf(millis, size);
        Arrays.sort(sorted);
        return sorted[Math.min(size - 1, (int) Math.ceil(share * size) - 1)];
    }

    @Override
    public synchronized String toString() {
        return String.format(
                Locale.ROOT,
                "%,6d times: median %,.0f ms, p95 %,.0f ms, p99 %,.0f ms, worst %,.0f ms",
                size,
                quantile(.5),
                quantile(.95),
                quantile(.99),
                quantile(1));
    }
}
