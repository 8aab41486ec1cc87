package io.attune.behavior.models;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;

/// The rows of a log in memory: of everybody while there are at most so many customers, beyond that of
/// every second, fourth, eighth …, so that whatever is counted over histories costs the same however
/// large the base is.
///
/// Who is kept depends on nothing but the customer's number, so two runs keep the same ones. Rows come
/// in ascending order of customer and day, such as a database streams them, and take 12 bytes each.
public final class PurchaseSample implements Histories {
    private final int most;
    private int halvings;
    private long[] customers = new long[64];
    private int[] begins = new int[64];
    private int size;
    private int[] days = new int[1024];
    private long[] cents = new long[1024];
    private int rows;
    private boolean started;
    private long customer;
    private boolean kept;

    private PurchaseSample(int most) {
        if (most < 1) throw new IllegalArgumentException("at least one customer must be kept, was " + most);
        this.most = most;
    }

    public static PurchaseSample of(int most) {
        return new PurchaseSample(most);
    }

    /// `amount` is in hundredths of the currency, negative for a refund.
    public void add(long whose, LocalDate day, long amount) {
        if (!started || whose != customer) begin(whose);
        if (!kept) return;
        if (rows == days.length) {
            days = Arrays.copyOf(days, rows * 2);
            cents = Arrays.copyOf(cents, rows * 2);
        }
        days[rows] = Math.toIntExact(day.toEpochDay());
        cents[rows] = amount;
        rows++;
    }

    /// Customers that are kept.
    public int size() {
        return size;
    }

    /// Of all customers about this share is kept; 1 for all of them.
    public double share() {
        return 1.0 / (1L << halvings);
    }

    public boolean keeps(long whose) {
        return drawn(whose, halvings);
    }

    @Override
    public void each(LocalDate until, Consumer<History> taker) {
        each(until, halvings, taker);
    }

    /// At most so many of those that are kept, drawn the same way.
    public Histories thinned(int fewer) {
        int deeper = halvings;
        while (deeper < Integer.SIZE && count(deeper) > fewer) deeper++;
        int drawn = deeper;
        return (until, taker) -> each(until, drawn, taker);
    }

    private void each(LocalDate until, int drawn, Consumer<History> taker) {
        History.Rows histories = History.rows(until, taker);
        for (int i = 0; i < size; i++) {
            if (!drawn(customers[i], drawn)) continue;
            int end = end(i);
            for (int row = begins[i]; row < end; row++) histories.add(customers[i], days[row], cents[row]);
        }
        histories.end();
    }

    private void begin(long whose) {
        started = true;
        customer = whose;
        kept = drawn(whose, halvings);
        while (kept && size == most) {
            halve();
            kept = drawn(whose, halvings);
        }
        if (!kept) return;
        if (size == customers.length) {
            customers = Arrays.copyOf(customers, size * 2);
            begins = Arrays.copyOf(begins, size * 2);
        }
        customers[size] = whose;
        begins[size] = rows;
        size++;
    }

    private void halve() {
        halvings++;
        int left = 0;
        int free = 0;
        for (int i = 0; i < size; i++) {
            int begin = begins[i];
            int length = end(i) - begin;
            if (!drawn(customers[i], halvings)) continue;
            System.arraycopy(days, begin, days, free, length);
            System.arraycopy(cents, begin, cents, free, length);
            customers[left] = customers[i];
            begins[left] = free;
            left++;
            free += length;
        }
        size = left;
        rows = free;
    }

    private int end(int position) {
        return position + 1 < size ? begins[position + 1] : rows;
    }

    private int count(int drawn) {
        int count = 0;
        for (int i = 0; i < size; i++) if (drawn(customers[i], drawn)) count++;
        return count;
    }

    /// By the finalizer of SplitMix64, so that neighbours in number are no neighbours in the draw.
    private static boolean drawn(long whose, int halvings) {
        long z = whose + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) & ((1L << halvings) - 1)) == 0;
    }
}
