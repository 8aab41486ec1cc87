package io.attune.behavior.models;

/// Everybody's recency, frequency and monetary scores; positions are those of the base.
public final class RfmScores {
    private static final int GROUPS = 5;

    /// How frequency and monetary are cut into fifths.
    public enum Cut {
        /// Against everybody. The scores are independent, and cells differ in size.
        INDEPENDENT,
        /// Frequency within each fifth of recency, monetary within each of these (Hughes): 125 cells of one size.
        NESTED
    }

    private final byte[] recency;
    private final byte[] frequency;
    private final byte[] monetary;

    private RfmScores(byte[] recency, byte[] frequency, byte[] monetary) {
        this.recency = recency;
        this.frequency = frequency;
        this.monetary = monetary;
    }

    public static RfmScores of(CustomerBase base, Cut cut) {
        long[] last = new long[base.size()];
        long[] repeats = new long[base.size()];
        long[] spent = new long[base.size()];
        for (int i = 0; i < last.length; i++) {
            last[i] = base.lastDay(i);
            repeats[i] = base.repeats(i);
            spent[i] = base.totalCents(i);
        }
        return of(last, repeats, spent, cut);
    }

    /// Positions are those of the totals. The same scores as of the base of the same rows.
    public static RfmScores of(RfmTotals totals, Cut cut) {
        long[] last = new long[totals.size()];
        long[] purchases = new long[totals.size()];
        long[] spent = new long[totals.size()];
        for (int i = 0; i < last.length; i++) {
            last[i] = totals.lastDay(i);
            purchases[i] = totals.purchases(i);
            spent[i] = totals.totalCents(i);
        }
        return of(last, purchases, spent, cut);
    }

    public RfmScore score(int position) {
        return new RfmScore(recency[position], frequency[position], monetary[position]);
    }

    private static RfmScores of(long[] last, long[] purchases, long[] spent, Cut cut) {
        byte[] recency = Quintiles.of(last);
        if (cut == Cut.INDEPENDENT) return new RfmScores(recency, Quintiles.of(purchases), Quintiles.of(spent));
        byte[] frequency = within(recency, purchases);
        byte[] cells = new byte[last.length];
        for (int i = 0; i < cells.length; i++) cells[i] = (byte) ((recency[i] - 1) * GROUPS + frequency[i]);
        return new RfmScores(recency, frequency, within(cells, spent));
    }

    /// Fifths of each cell by itself; cells count from 1.
    private static byte[] within(byte[] cells, long[] goodness) {
        int[] sizes = new int[GROUPS * GROUPS + 1];
        for (byte cell : cells) sizes[cell]++;
        int[] seen = new int[sizes.length];
        byte[] groups = new byte[cells.length];
        for (int position : StableOrder.ascending(goodness)) {
            int cell = cells[position];
            groups[position] = (byte) ((long) seen[cell]++ * GROUPS / sizes[cell] + 1);
        }
        return groups;
    }
}
