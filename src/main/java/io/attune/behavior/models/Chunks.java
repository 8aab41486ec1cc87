package io.attune.behavior.models;

import java.util.stream.IntStream;

/// Sums over many on all cores. Fixed chunks added in order: the same sum to the last bit on any number of cores.
final class Chunks {
    private static final int SIZE = 1 << 10;

    private Chunks() {}

    /// Adds up what each of `count` contributes; `width` numbers each.
    static double[] sum(int count, int width, Contribution contribution) {
        int chunks = (count + SIZE - 1) / SIZE;
        double[][] parts = new double[chunks][];
        IntStream numbers = IntStream.range(0, chunks);
        (chunks > 1 ? numbers.parallel() : numbers).forEach(chunk -> {
            double[] part = new double[width];
            contribution.add(chunk * SIZE, Math.min(count, (chunk + 1) * SIZE), part);
            parts[chunk] = part;
        });
        double[] sum = new double[width];
        for (double[] part : parts) for (int i = 0; i < width; i++) sum[i] += part[i];
        return sum;
    }

    @FunctionalInterface
    interface Contribution {
        /// Adds those from one to below another into `sum`.
        void add(int from, int to, double[] sum);
    }
}
