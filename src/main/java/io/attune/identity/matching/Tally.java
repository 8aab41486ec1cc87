package io.attune.identity.matching;

import java.util.Arrays;

/// How often each pattern of agreement came, in the order of the patterns.
@SuppressWarnings("ArrayRecordComponent")
record Tally(long[] patterns, int[] counts, long total) {
    static Tally of(long[] seen) {
        long[] sorted = seen.clone();
        Arrays.parallelSort(sorted);
        long[] patterns = new long[sorted.length];
        int[] counts = new int[sorted.length];
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) patterns[size++] = sorted[i];
            counts[size - 1]++;
        }
        return new Tally(Arrays.copyOf(patterns, size), Arrays.copyOf(counts, size), sorted.length);
    }
}
