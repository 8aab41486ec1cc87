package io.attune.behavior.models;

/// Sorts positions by a number each; equal numbers keep their order. Linear in time (radix sort).
final class StableOrder {
    private static final int BITS = 11;
    private static final int MASK = (1 << BITS) - 1;

    private StableOrder() {}

    static int[] ascending(long[] keys) {
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        if (keys.length == 0) return order;
        long least = keys[0];
        long most = keys[0];
        for (long key : keys) {
            least = Math.min(least, key);
            most = Math.max(most, key);
        }
        int[] sorted = new int[keys.length];
        // The span may exceed Long.MAX_VALUE, so it is an unsigned number from here on.
        for (int shift = 0; shift < Long.SIZE && (most - least) >>> shift != 0; shift += BITS) {
            int[] next = new int[MASK + 2];
            for (long key : keys) next[digit(key - least, shift) + 1]++;
            for (int d = 1; d < next.length; d++) next[d] += next[d - 1];
            for (int position : order) sorted[next[digit(keys[position] - least, shift)]++] = position;
            int[] spare = order;
            order = sorted;
            sorted = spare;
        }
        return order;
    }

    private static int digit(long offset, int shift) {
        return (int) (offset >>> shift) & MASK;
    }
}
