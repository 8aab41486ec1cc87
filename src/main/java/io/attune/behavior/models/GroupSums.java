package io.attune.behavior.models;

import java.util.Arrays;
import java.util.stream.Stream;

/// Sums the rows of one group of customers after the other.
///
/// Days are counted back from the day of analysis. The days with a purchase are a set of bits per customer, which tells
/// how many they are, the first and the last; where that would be too large they are sorted instead.
final class GroupSums {
    /// 32 MB.
    private static final long MOST_WORDS = 1 << 22;

    private static final long DAY = 0xFFFF_FFFFL;

    private final RowBlock.Columns columns;
    private final RowBlock[] blocks;
    private final Table table;
    private final int shift;
    private final int mask;
    private final long[] money;
    private final int[] orders;
    private final long[] first;
    private final boolean inBits;
    private final int words;
    private final long[] bits;

    // Customer and day of each purchase where there are no bits.
    private long[] bought = new long[0];
    private int purchases;
    // Whether a refund counts is known once the first purchase is.
    private long[] refunded = new long[256];
    private long[] refunds = new long[256];
    private int refundCount;

    /// What is known of everybody in the end, by number of the customer.
    static final class Table {
        final int[] last;
        final int[] purchases;
        final int[] orders;
        final long[] totalCents;

        Table(int customers) {
            last = new int[customers];
            purchases = new int[customers];
            orders = new int[customers];
            totalCents = new long[customers];
        }
    }

    GroupSums(RowBlock.Columns columns, RowBlock[] blocks, Table table) {
        this.columns = columns;
        this.blocks = blocks;
        this.table = table;
        shift = columns.shift();
        int size = 1 << shift;
        mask = size - 1;
        money = new long[size];
        orders = new int[size];
        first = new long[size];
        long perCustomer = Stream.of(blocks).mapToLong(RowBlock::farthest).max().orElse(0) / Long.SIZE + 1;
        inBits = perCustomer <= MOST_WORDS >> shift;
        words = inBits ? (int) perCustomer : 0;
        bits = new long[size * words];
    }

    void sum(int group) {
        Arrays.fill(money, 0);
        Arrays.fill(orders, 0);
        Arrays.fill(bits, 0);
        purchases = 0;
        refundCount = 0;
        for (RowBlock block : blocks) {
            if (block.packed()) packed(block, group);
            else unpacked(block, group);
        }
        int base = group << shift;
        int size = Math.min(1 << shift, columns.customers() - base);
        if (inBits) fromBits(base, size);
        else fromDays(base);
        for (int i = 0; i < refundCount; i++) {
            int who = (int) (refunded[i] >>> Integer.SIZE);
            boolean counts = table.purchases[base + who] > 0 && (refunded[i] & DAY) <= first[who];
            if (counts) money[who] += refunds[i];
        }
        System.arraycopy(money, 0, table.totalCents, base, size);
        System.arraycopy(orders, 0, table.orders, base, size);
    }

    private void packed(RowBlock block, int group) {
        long[] rows = block.rows();
        int moneyShift = block.moneyShift();
        long dayMask = (1L << (moneyShift - shift)) - 1;
        long least = block.least();
        int end = block.end(group);
        for (int i = block.start(group); i < end; i++) {
            long row = rows[i];
            add((int) row & mask, (row >>> shift) & dayMask, (row >>> moneyShift) + least);
        }
    }

    private void unpacked(RowBlock block, int group) {
        long[] rows = block.rows();
        int end = block.end(group);
        for (int i = block.start(group); i < end; i++) {
            int row = (int) rows[i];
            add(columns.customer()[row] & mask, (long) columns.until() - columns.day()[row], columns.cents()[row]);
        }
    }

    private void add(int who, long back, long cents) {
        if (cents < 0) {
            refund(who, back, cents);
            return;
        }
        money[who] += cents;
        orders[who]++;
        if (inBits) bits[who * words + (int) (back >>> 6)] |= 1L << back;
        else buy(who, back);
    }

    private void buy(int who, long back) {
        if (purchases == bought.length) bought = Arrays.copyOf(bought, Math.max(256, purchases * 2));
        bought[purchases++] = ((long) who << Integer.SIZE) | back;
    }

    private void refund(int who, long back, long cents) {
        if (refundCount == refunds.length) {
            refunded = Arrays.copyOf(refunded, refundCount * 2);
            refunds = Arrays.copyOf(refunds, refundCount * 2);
        }
        refunded[refundCount] = ((long) who << Integer.SIZE) | back;
        refunds[refundCount++] = cents;
    }

    private void fromBits(int base, int size) {
        for (int who = 0; who < size; who++) {
            if (orders[who] == 0) continue;
            int from = who * words;
            int days = 0;
            int nearest = -1;
            int farthest = 0;
            for (int word = 0; word < words; word++) {
                long set = bits[from + word];
                if (set == 0) continue;
                days += Long.bitCount(set);
                if (nearest < 0) nearest = word * Long.SIZE + Long.numberOfTrailingZeros(set);
                farthest = word * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(set);
            }
            table.purchases[base + who] = days;
            table.last[base + who] = columns.until() - nearest;
            first[who] = farthest;
        }
    }

    private void fromDays(int base) {
        Arrays.sort(bought, 0, purchases);
        for (int i = 0; i < purchases; i++) {
            if (i > 0 && bought[i] == bought[i - 1]) continue;
            int who = (int) (bought[i] >>> Integer.SIZE);
            long back = bought[i] & DAY;
            if (table.purchases[base + who]++ == 0) table.last[base + who] = (int) (columns.until() - back);
            first[who] = back;
        }
    }
}
