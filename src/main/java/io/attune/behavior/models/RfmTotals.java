package io.attune.behavior.models;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Everybody's recency, frequency and monetary from rows in any order, without sorting them and on all cores: a hundred
/// million rows take a second or two. Who and what counts is as in [CustomerBase], to the last cent.
///
/// Positions are those of customers with a purchase, ascending by number. Rows are grouped by customers first, so that
/// what is counted of a group stays in the processor's cache (radix partitioning: Boncz, Manegold & Kersten 1999,
/// *Database Architecture Optimized for the New Bottleneck: Memory Access*).
public final class RfmTotals {
    // So many that a block is sorted into them within the cache, too.
    private static final int MOST_GROUPS = 1_024;
    private static final int FEWEST_CUSTOMERS = 4;
    private static final int GROUPS_AT_ONCE = 8;

    private final LocalDate until;
    private final int[] customers;
    private final int[] last;
    private final int[] purchases;
    private final int[] orders;
    private final long[] totalCents;

    private RfmTotals(LocalDate until, GroupSums.Table all) {
        this.until = until;
        customers = IntStream.range(0, all.purchases.length)
                .filter(who -> all.purchases[who] > 0)
                .toArray();
        last = chosen(all.last);
        purchases = chosen(all.purchases);
        orders = chosen(all.orders);
        long[] cents = all.totalCents;
        totalCents = Arrays.stream(customers).mapToLong(who -> cents[who]).toArray();
    }

    /// One row per index of the three columns: who, numbered from 0 to below `customers`; when, in days since
    /// 1970-01-01; hundredths of the currency, negative for a refund. The columns stay as they are.
    ///
    /// Needs about 9 bytes a row for a while. Sums beyond the range of a long wrap around.
    ///
    /// @throws IllegalArgumentException if the columns differ in length, or a row is of a customer who is none
    public static RfmTotals of(int[] customer, int[] day, long[] cents, int customers, LocalDate until) {
        if (day.length != customer.length || cents.length != customer.length)
            throw new IllegalArgumentException(
                    "the columns must be of one length, but there are %d customers, %d days and %d amounts"
                            .formatted(customer.length, day.length, cents.length));
        return of(customer, day, cents, customer.length, customers, until);
    }

    /// Of the first so many rows of longer columns.
    static RfmTotals of(int[] customer, int[] day, long[] cents, int rows, int customers, LocalDate until) {
        if (customers < 0) throw new IllegalArgumentException("there cannot be %d customers".formatted(customers));
        int shift = FEWEST_CUSTOMERS;
        while ((customers - 1) >> shift >= MOST_GROUPS) shift++;
        var columns =
                new RowBlock.Columns(customer, day, cents, rows, customers, Math.toIntExact(until.toEpochDay()), shift);
        RowBlock[] blocks = RowBlock.all(columns);
        var table = new GroupSums.Table(customers);
        int groups = columns.groups();
        IntStream.range(0, (groups + GROUPS_AT_ONCE - 1) / GROUPS_AT_ONCE)
                .parallel()
                .forEach(part -> {
                    var sums = new GroupSums(columns, blocks, table);
                    int end = Math.min(groups, (part + 1) * GROUPS_AT_ONCE);
                    for (int group = part * GROUPS_AT_ONCE; group < end; group++) sums.sum(group);
                });
        return new RfmTotals(until, table);
    }

    /// The day of analysis, the last one that counts.
    public LocalDate until() {
        return until;
    }

    /// Customers with a purchase.
    public int size() {
        return customers.length;
    }

    /// The number of the customer at this position.
    public int customer(int position) {
        return customers[position];
    }

    /// The day of the last purchase.
    public LocalDate last(int position) {
        return LocalDate.ofEpochDay(last[position]);
    }

    /// At least 1; those of one day are one.
    public int purchases(int position) {
        return purchases[position];
    }

    /// Rows that were purchases, those of one day counted apart.
    public int orders(int position) {
        return orders[position];
    }

    /// Hundredths of the currency, net of refunds.
    public long totalCents(int position) {
        return totalCents[position];
    }

    int lastDay(int position) {
        return last[position];
    }

    private int[] chosen(int[] all) {
        return Arrays.stream(customers).map(who -> all[who]).toArray();
    }
}
