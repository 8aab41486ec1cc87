package io.attune.behavior.models;

/// Five equal groups of everybody, 5 the best (Hughes; Novo): group = ⌊rank · 5 / N⌋ + 1 in ascending goodness.
final class Quintiles {
    private Quintiles() {}

    /// Group per position; equal goodness is ranked by position, so the result is always the same.
    static byte[] of(long[] goodness) {
        byte[] groups = new byte[goodness.length];
        int[] order = StableOrder.ascending(goodness);
        for (int rank = 0; rank < order.length; rank++) {
            groups[order[rank]] = (byte) (rank * 5L / order.length + 1);
        }
        return groups;
    }
}
