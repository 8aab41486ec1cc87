package io.attune.behavior.models;

import java.util.stream.IntStream;

/// Some neighbouring rows of a log, those up to the day of analysis, in order of their group of customers.
///
/// A row is packed into one number where customer, day and amount of the block allow for it; else it is where the row
/// stands in the columns.
final class RowBlock {
    /// Small enough for the cache; one of G1's regions of 2 MB holds an array of so many.
    private static final int ROWS = 250_000;

    private final Columns columns;
    private final int from;
    private final int[] ends;
    private long[] rows = new long[0];
    private int refused = -1;
    private int earliest = Integer.MAX_VALUE;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    private RowBlock(Columns columns, int from) {
        this.columns = columns;
        this.from = from;
        ends = new int[columns.groups() + 1];
    }

    /// Rows side by side. A group has the customers whose numbers differ in the lowest `shift` bits only.
    @SuppressWarnings("ArrayRecordComponent") // Never compared: it is what all work on.
    record Columns(int[] customer, int[] day, long[] cents, int rows, int customers, int until, int shift) {
        int groups() {
            return customers == 0 ? 0 : ((customers - 1) >> shift) + 1;
        }
    }

    /// All rows, block by block.
    ///
    /// @throws IllegalArgumentException for the first row of a customer who is none
    static RowBlock[] all(Columns columns) {
        var blocks = new RowBlock[(int) (((long) columns.rows() + ROWS - 1) / ROWS)];
        IntStream.range(0, blocks.length).parallel().forEach(number -> {
            var block = new RowBlock(columns, number * ROWS);
            blocks[number] = block;
            block.count();
            if (block.refused < 0) block.sort();
        });
        // Thrown here, for what is thrown on another thread comes with another message.
        for (RowBlock block : blocks)
            if (block.refused >= 0)
                throw new IllegalArgumentException("customers are numbered from 0 to below %d, but row %d is of %d"
                        .formatted(columns.customers(), block.refused, columns.customer()[block.refused]));
        return blocks;
    }

    int start(int group) {
        return group == 0 ? 0 : ends[group - 1];
    }

    int end(int group) {
        return ends[group];
    }

    long[] rows() {
        return rows;
    }

    boolean packed() {
        return moneyShift() + Long.SIZE - Long.numberOfLeadingZeros(most - least) <= Long.SIZE;
    }

    /// Of a packed row: the place of the customer in the group is below, the days up to the day of analysis next.
    int moneyShift() {
        return columns.shift() + Long.SIZE - Long.numberOfLeadingZeros(farthest());
    }

    /// The least amount; a packed row holds what is more than it.
    long least() {
        return least;
    }

    /// The most days up to the day of analysis; 0 without rows.
    long farthest() {
        return (long) columns.until() - earliest;
    }

    private int to() {
        return (int) Math.min((long) from + ROWS, columns.rows());
    }

    private void count() {
        int[] customer = columns.customer();
        int[] day = columns.day();
        long[] cents = columns.cents();
        int until = columns.until();
        int known = columns.customers();
        int shift = columns.shift();
        int[] sizes = ends;
        int early = earliest;
        long low = least;
        long high = most;
        int end = to();
        for (int row = from; row < end; row++) {
            int who = customer[row];
            if (who < 0 || who >= known) {
                refused = row;
                return;
            }
            if (day[row] > until) continue;
            sizes[(who >>> shift) + 1]++;
            early = Math.min(early, day[row]);
            low = Math.min(low, cents[row]);
            high = Math.max(high, cents[row]);
        }
        for (int group = 1; group < sizes.length; group++) sizes[group] += sizes[group - 1];
        boolean any = sizes[sizes.length - 1] > 0;
        earliest = any ? early : until;
        least = any ? low : 0;
        most = any ? high : 0;
    }

    private void sort() {
        int[] customer = columns.customer();
        int[] day = columns.day();
        long[] cents = columns.cents();
        int until = columns.until();
        int shift = columns.shift();
        int mask = (1 << shift) - 1;
        int moneyShift = moneyShift();
        long low = least;
        boolean packed = packed();
        // Where a group's next row goes; in the end, where the group ends.
        int[] next = ends;
        rows = new long[next[next.length - 1]];
        long[] sorted = rows;
        int end = to();
        for (int row = from; row < end; row++) {
            if (day[row] > until) continue;
            int who = customer[row];
            sorted[next[who >>> shift]++] = packed
                    ? ((cents[row] - low) << moneyShift) | (((long) until - day[row]) << shift) | (who & mask)
                    : row;
        }
    }
}
