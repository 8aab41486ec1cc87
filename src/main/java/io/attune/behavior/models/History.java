package io.attune.behavior.models;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;

/// One customer's days with a purchase, or with an event of any other kind: ascending, each day once, with
/// its money.
///
/// Days are counted from 1970-01-01; money is in hundredths of the currency and net of refunds, by the rules of
/// [CustomerBase]. Events without money have zeros.
public final class History {
    private final long customer;
    private final int[] days;
    private final long[] cents;

    private History(long customer, int[] days, long[] cents) {
        this.customer = customer;
        this.days = days;
        this.cents = cents;
    }

    public long customer() {
        return customer;
    }

    /// At least 1.
    public int size() {
        return days.length;
    }

    public int day(int index) {
        return days[index];
    }

    public long cents(int index) {
        return cents[index];
    }

    public int firstDay() {
        return days[0];
    }

    public int lastDay() {
        return days[days.length - 1];
    }

    /// How many of the days are not later than this one.
    public int countUpTo(int day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// The first so many days of it, summed up.
    public PurchaseSummary summary(int count) {
        long total = 0;
        long squares = 0;
        for (int i = 0; i < count; i++) {
            total += cents[i];
            if (i > 0) squares += (long) (days[i] - days[i - 1]) * (days[i] - days[i - 1]);
        }
        return new PurchaseSummary(
                LocalDate.ofEpochDay(days[0]),
                LocalDate.ofEpochDay(days[count - 1]),
                count,
                total,
                total - cents[0],
                squares);
    }

    public PurchaseSummary summary() {
        return summary(days.length);
    }

    /// Rows up to a day, made into histories one customer at a time; [Rows#end] hands on the last one.
    public static Rows rows(LocalDate until, Consumer<History> taker) {
        return new Rows(Math.toIntExact(until.toEpochDay()), taker);
    }

    /// Takes rows in ascending order of customer and day, such as a database streams them.
    public static final class Rows {
        private final int until;
        private final Consumer<History> taker;
        private int[] days = new int[16];
        private long[] cents = new long[16];
        private int size;
        private boolean started;
        private long customer;
        private int day;
        private long amount;
        private boolean bought;

        private Rows(int until, Consumer<History> taker) {
            this.until = until;
            this.taker = taker;
        }

        /// Hundredths of the currency, negative for a refund; rows after the last day are left out.
        public void add(long whose, LocalDate on, long hundredths) {
            add(whose, Math.toIntExact(on.toEpochDay()), hundredths);
        }

        void add(long whose, int epochDay, long hundredths) {
            if (started && whose < customer) {
                throw new IllegalArgumentException(
                        "customers must come in ascending order, but " + whose + " came after " + customer);
            }
            if (!started || whose != customer) {
                end();
                started = true;
                customer = whose;
                day = epochDay;
            } else if (epochDay < day) {
                throw new IllegalArgumentException("the days of customer " + whose + " must ascend, but "
                        + LocalDate.ofEpochDay(epochDay) + " came after " + LocalDate.ofEpochDay(day));
            } else if (epochDay > day) {
                closeDay();
                day = epochDay;
            }
            amount += hundredths;
            bought |= hundredths >= 0;
        }

        public void end() {
            closeDay();
            if (size > 0) taker.accept(new History(customer, Arrays.copyOf(days, size), Arrays.copyOf(cents, size)));
            size = 0;
        }

        private void closeDay() {
            if (started && day <= until) {
                if (bought) {
                    if (size == days.length) {
                        days = Arrays.copyOf(days, size * 2);
                        cents = Arrays.copyOf(cents, size * 2);
                    }
                    days[size] = day;
                    cents[size] = amount;
                    size++;
                } else if (size > 0) {
                    cents[size - 1] += amount;
                }
            }
            amount = 0;
            bought = false;
        }
    }
}
