package io.attune.behavior.models;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A purchase log in any order, held in memory at 16 bytes a row; customers are whatever the log calls them.
public final class PurchaseLog implements Histories {
    private final Map<String, Integer> numbers = new HashMap<>();
    private int rows;
    private int[] customers = new int[1024];
    private int[] days = new int[1024];
    private long[] cents = new long[1024];

    /// An amount is rounded to hundredths of the currency, halves to the even neighbour.
    public void add(String customer, LocalDate day, BigDecimal amount) {
        add(
                customer,
                day,
                amount.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    /// `amount` is in hundredths of the currency.
    public void add(String customer, LocalDate day, long amount) {
        if (rows == days.length) {
            customers = Arrays.copyOf(customers, rows * 2);
            days = Arrays.copyOf(days, rows * 2);
            cents = Arrays.copyOf(cents, rows * 2);
        }
        customers[rows] = numbers.computeIfAbsent(customer, unseen -> numbers.size());
        days[rows] = Math.toIntExact(day.toEpochDay());
        cents[rows] = amount;
        rows++;
    }

    public int rows() {
        return rows;
    }

    /// All customers of the log in ascending order; the ids of [#base] are positions in this list.
    public List<String> customers() {
        return numbers.keySet().stream().sorted().toList();
    }

    public CustomerBase base(LocalDate until) {
        int[] rank = ranks();
        var base = CustomerBase.until(until);
        for (int row : ordered(rank)) base.add(rank[customers[row]], days[row], cents[row]);
        return base.build();
    }

    /// Everybody's recency, frequency and monetary alone, for which nothing is sorted; a customer's number is the
    /// position in [#customers].
    public RfmTotals totals(LocalDate until) {
        int[] rank = ranks();
        int[] whose = new int[rows];
        for (int row = 0; row < rows; row++) whose[row] = rank[customers[row]];
        return RfmTotals.of(whose, days, cents, rows, rank.length, until);
    }

    /// A history's customer is the position in [#customers].
    @Override
    public void each(LocalDate until, Consumer<History> taker) {
        int[] rank = ranks();
        var histories = History.rows(until, taker);
        for (int row : ordered(rank)) histories.add(rank[customers[row]], days[row], cents[row]);
        histories.end();
    }

    /// Rows by customer and day.
    private int[] ordered(int[] rank) {
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = ((long) rank[customers[row]] << Integer.SIZE) + days[row];
        }
        return StableOrder.ascending(keys);
    }

    private int[] ranks() {
        int[] rank = new int[numbers.size()];
        int next = 0;
        for (String customer : customers()) rank[numbers.getOrDefault(customer, 0)] = next++;
        return rank;
    }
}
