package io.attune.behavior.models;

import java.util.Arrays;

/// Customers with equal x, t_x and T (whole days), counted: what a likelihood is a sum over.
///
/// There are at most as many as the calendar allows, so a fit to a million customers costs little more than one to
/// a few thousand.
final class Groups {
    private static final int BITS = 21;

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
    double[] sum(int width, Chunks.Contribution contribution) {
        return Chunks.sum(count, width, contribution);
    }
}
