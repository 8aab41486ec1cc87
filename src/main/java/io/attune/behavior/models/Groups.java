package io.attune.behavior.models;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Customers with equal x, t_x and T (whole days), counted: what a likelihood is a sum over.
///
/// There are at most as many as the calendar allows, so a fit to a million customers costs little more than one to
/// a few thousand.
final class Groups {
    private static final int BITS = 21;
    private static final int CHUNK = 1 << 10;

    final int customers;
    final int count;
    final int[] repeats;
    final int[] lastDays;
    final int[] ageDays;
    final int[] weights;
    final int mostRepeats;
    final int mostDays;

    private Groups(long[] keys) {
        customers = keys.length;
        Arrays.sort(keys);
        repeats = new int[customers];
        lastDays = new int[customers];
        ageDays = new int[customers];
        weights = new int[customers];
        int mask = (1 << BITS) - 1;
        int found = 0;
        int x = 0;
        int days = 0;
        for (int i = 0; i < customers; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                repeats[found] = (int) (keys[i] >>> (2 * BITS));
                lastDays[found] = (int) (keys[i] >>> BITS) & mask;
                ageDays[found] = (int) keys[i] & mask;
                x = Math.max(x, repeats[found]);
                days = Math.max(days, ageDays[found]);
                found++;
            }
            weights[found - 1]++;
        }
        count = found;
        mostRepeats = x;
        mostDays = days;
    }

    static Groups of(CustomerBase base) {
        long[] keys = new long[base.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((((long) base.repeats(i) << BITS) | base.lastDays(i)) << BITS) | base.ageDays(i);
        }
        return new Groups(keys);
    }

    /// All repeats of all customers.
    double allRepeats() {
        double sum = 0;
        for (int g = 0; g < count; g++) sum += (double) weights[g] * repeats[g];
        return sum;
    }

    /// The ages of all customers together.
    double allWeeks() {
        double sum = 0;
        for (int g = 0; g < count; g++) sum += (double) weights[g] * ageDays[g];
        return sum / 7;
    }

    /// Adds up what each group contributes; `width` numbers each.
    ///
    /// Fixed chunks added in order: the same sum to the last bit on any number of cores.
    double[] sum(int width, Contribution contribution) {
        int chunks = (count + CHUNK - 1) / CHUNK;
        double[][] parts = new double[chunks][];
        IntStream numbers = IntStream.range(0, chunks);
        (chunks > 1 ? numbers.parallel() : numbers).forEach(chunk -> {
            double[] part = new double[width];
            contribution.add(chunk * CHUNK, Math.min(count, (chunk + 1) * CHUNK), part);
            parts[chunk] = part;
        });
        double[] sum = new double[width];
        for (double[] part : parts) for (int i = 0; i < width; i++) sum[i] += part[i];
        return sum;
    }

    @FunctionalInterface
    interface Contribution {
        /// Adds the groups from one to below another into `sum`.
        void add(int from, int to, double[] sum);
    }
}
