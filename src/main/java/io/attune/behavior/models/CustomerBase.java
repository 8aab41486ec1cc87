package io.attune.behavior.models;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/// Everybody who bought up to a day, one summary each, in columns so that a million customers take some 50 MB.
///
/// How rows become purchases: rows of one day are one purchase and their amounts are added; an amount of zero
/// is a purchase. A negative amount is a refund: it lowers the money of the purchase of its day, or else of
/// the latest purchase before it, and is itself no purchase (a refund of something bought before the log
/// begins is left out). Rows after the day of analysis are left out, so a log can be judged as of an earlier
/// day.
public final class CustomerBase {
    private final LocalDate until;
    private final int size;
    private final long[] ids;
    private final int[] first;
    private final int[] last;
    private final int[] before;
    private final int[] orders;
    private final int[] ordersBefore;
    private final int[] purchases;
    private final long[] totalCents;
    private final long[] centsBefore;
    private final long[] repeatCents;
    private final long[] squaredGaps;
    private final double[] logGaps;
    private final GapTally gaps;
    private final LatencyTable latency;

    private CustomerBase(Builder rows) {
        until = LocalDate.ofEpochDay(rows.until);
        size = rows.size;
        ids = rows.ids;
        first = rows.first;
        last = rows.last;
        before = rows.before;
        orders = rows.orders;
        ordersBefore = rows.ordersBefore;
        purchases = rows.purchases;
        totalCents = rows.totalCents;
        centsBefore = rows.centsBefore;
        repeatCents = rows.repeatCents;
        squaredGaps = rows.squaredGaps;
        logGaps = rows.logGaps;
        gaps = rows.gaps;
        latency = gaps.table();
    }

    /// The same of events of any kind; what was left out of the histories is not in it either.
    public static CustomerBase of(Histories histories, LocalDate until) {
        Builder base = until(until);
        histories.each(until, base::add);
        return base.build();
    }

    public static Builder until(LocalDate day) {
        return new Builder(Math.toIntExact(day.toEpochDay()));
    }

    /// A base of those who changed: their rows go on from what [Builder#resume] remembers of them. It says nothing of
    /// latency.
    public static Builder goingOn(LocalDate until) {
        var builder = until(until);
        builder.tallied = false;
        return builder;
    }

    /// The day of analysis, the last one that counts.
    public LocalDate until() {
        return until;
    }

    public int size() {
        return size;
    }

    /// What the caller called the customer at this position; positions ascend by it.
    public long id(int position) {
        return ids[position];
    }

    public PurchaseSummary summary(int position) {
        return new PurchaseSummary(
                LocalDate.ofEpochDay(first[position]),
                LocalDate.ofEpochDay(last[position]),
                purchases[position],
                totalCents[position],
                repeatCents[position],
                squaredGaps[position]);
    }

    /// What came before the day of the last purchase; empty where that is the only one.
    public Optional<Earlier> earlier(int position) {
        if (purchases[position] == 1) return Optional.empty();
        long gap = (long) last[position] - before[position];
        return Optional.of(new Earlier(
                LocalDate.ofEpochDay(first[position]),
                LocalDate.ofEpochDay(before[position]),
                ordersBefore[position],
                purchases[position] - 1,
                centsBefore[position],
                totalCents[position] - repeatCents[position],
                squaredGaps[position] - gap * gap));
    }

    /// Rows of this customer that were purchases, those of one day counted apart.
    public int orders(int position) {
        return orders[position];
    }

    /// The median of the customers' mean spends per purchase, in units of the currency; 0 for an empty base.
    public double medianMeanSpend() {
        if (size == 0) return 0;
        double[] means = new double[size];
        for (int i = 0; i < size; i++) means[i] = totalCents[i] / 100.0 / purchases[i];
        Arrays.sort(means);
        return (means[(size - 1) / 2] + means[size / 2]) / 2;
    }

    public int repeaters() {
        int count = 0;
        for (int i = 0; i < size; i++) if (purchases[i] > 1) count++;
        return count;
    }

    /// Purchases after merging those of one day, first ones included.
    public long transactions() {
        long sum = 0;
        for (int i = 0; i < size; i++) sum += purchases[i];
        return sum;
    }

    public LatencyTable latency() {
        return latency;
    }

    /// From purchase `step` to the next, with those who have not made it yet.
    public KaplanMeier survival(int step) {
        int[] silentFor = new int[1];
        for (int i = 0; i < size; i++) {
            if (purchases[i] != step) continue;
            int silent = Math.toIntExact(until.toEpochDay() - last[i]);
            if (silent >= silentFor.length) silentFor = Arrays.copyOf(silentFor, silent * 2);
            silentFor[silent]++;
        }
        return KaplanMeier.of(gaps.days(step), silentFor);
    }

    int repeats(int position) {
        return purchases[position] - 1;
    }

    /// Days from the first purchase to the last one.
    int lastDays(int position) {
        return last[position] - first[position];
    }

    /// Days from the first purchase to the day of analysis.
    int ageDays(int position) {
        return Math.toIntExact(until.toEpochDay() - first[position]);
    }

    /// The sum of the logarithms of the weeks between neighbouring purchases.
    double logGaps(int position) {
        return logGaps[position];
    }

    int firstDay(int position) {
        return first[position];
    }

    int lastDay(int position) {
        return last[position];
    }

    long totalCents(int position) {
        return totalCents[position];
    }

    long repeatCents(int position) {
        return repeatCents[position];
    }

    /// Takes rows in ascending order of customer and day and keeps one summary per customer.
    public static final class Builder {
        private final int until;
        private final GapTally gaps = new GapTally();
        private int size;
        private long[] ids = new long[64];
        private int[] first = new int[64];
        private int[] last = new int[64];
        private int[] before = new int[64];
        private int[] orders = new int[64];
        private int[] ordersBefore = new int[64];
        private int[] purchases = new int[64];
        private long[] totalCents = new long[64];
        private long[] centsBefore = new long[64];
        private long[] repeatCents = new long[64];
        private long[] squaredGaps = new long[64];
        private double[] logGaps = new double[64];

        private boolean tallied = true;
        private boolean started;
        private long customer;
        private int day;
        private boolean counted;
        private long cents;
        private int bought;

        private Builder(int until) {
            this.until = until;
        }

        /// `cents` are hundredths of the currency; negative is a refund.
        public Builder add(long customer, LocalDate day, long cents) {
            add(customer, Math.toIntExact(day.toEpochDay()), cents);
            return this;
        }

        void add(long whose, int epochDay, long amount) {
            if (!started || whose != customer) {
                if (started && whose < customer) {
                    throw new IllegalArgumentException(
                            "customers must come in ascending order, but " + whose + " came after " + customer);
                }
                closeDay();
                started = true;
                customer = whose;
                counted = false;
                day = epochDay;
            } else if (epochDay != day) {
                if (epochDay < day) {
                    throw new IllegalArgumentException("the days of customer " + whose + " must ascend, but "
                            + LocalDate.ofEpochDay(epochDay) + " came after " + LocalDate.ofEpochDay(day));
                }
                closeDay();
                day = epochDay;
            }
            cents += amount;
            if (amount >= 0) bought++;
        }

        /// All events of one customer, refunds already taken off, so that a day's money may be below zero.
        public Builder add(History who) {
            for (int i = 0; i < who.size(); i++) {
                add(who.customer(), who.day(i), 0);
                cents += who.cents(i);
            }
            return this;
        }

        /// Begins the next customer with what is remembered of them; rows from the day of their last purchase on
        /// follow.
        public Builder resume(long whose, Earlier so) {
            if (started && whose <= customer)
                throw new IllegalArgumentException(
                        "customers must come in ascending order, but " + whose + " came after " + customer);
            closeDay();
            started = true;
            customer = whose;
            counted = true;
            day = Math.toIntExact(so.last().toEpochDay());
            if (size == ids.length) grow();
            ids[size] = whose;
            first[size] = Math.toIntExact(so.first().toEpochDay());
            last[size] = day;
            orders[size] = so.orders();
            purchases[size] = so.purchases();
            totalCents[size] = so.cents();
            repeatCents[size] = so.cents() - so.firstCents();
            squaredGaps[size] = so.squaredGaps();
            size++;
            return this;
        }

        public CustomerBase build() {
            closeDay();
            return new CustomerBase(this);
        }

        private void closeDay() {
            if (started && day <= until) {
                if (bought > 0) purchase();
                else if (counted) refund();
            }
            cents = 0;
            bought = 0;
        }

        private void purchase() {
            if (!counted) {
                counted = true;
                if (size == ids.length) grow();
                ids[size] = customer;
                first[size] = day;
                size++;
            } else {
                int gap = day - last[size - 1];
                if (tallied) gaps.add(purchases[size - 1], gap);
                squaredGaps[size - 1] += (long) gap * gap;
                logGaps[size - 1] += Math.log(gap / 7.0);
                repeatCents[size - 1] += cents;
            }
            before[size - 1] = last[size - 1];
            ordersBefore[size - 1] = orders[size - 1];
            centsBefore[size - 1] = totalCents[size - 1];
            last[size - 1] = day;
            purchases[size - 1]++;
            orders[size - 1] += bought;
            totalCents[size - 1] += cents;
        }

        private void refund() {
            totalCents[size - 1] += cents;
            if (purchases[size - 1] > 1) repeatCents[size - 1] += cents;
        }

        private void grow() {
            int room = size * 2;
            ids = Arrays.copyOf(ids, room);
            first = Arrays.copyOf(first, room);
            last = Arrays.copyOf(last, room);
            before = Arrays.copyOf(before, room);
            orders = Arrays.copyOf(orders, room);
            ordersBefore = Arrays.copyOf(ordersBefore, room);
            purchases = Arrays.copyOf(purchases, room);
            totalCents = Arrays.copyOf(totalCents, room);
            centsBefore = Arrays.copyOf(centsBefore, room);
            repeatCents = Arrays.copyOf(repeatCents, room);
            squaredGaps = Arrays.copyOf(squaredGaps, room);
            logGaps = Arrays.copyOf(logGaps, room);
        }
    }
}
