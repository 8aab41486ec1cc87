package io.attune.behavior.models;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// The share of customers who did at least so much lately, month by month (Novo's hurdle rates): rising, the
/// base gets more active; falling, it is leaving, long before turnover says so.
///
/// `window` is in days and ends with the last day of each month. A month's customers are those who had bought
/// by then.
/// Source: Novo, *Drilling Down*.
public record HurdleRates(int purchases, int window, List<Month> months) {
    /// A century, further than any log goes back.
    private static final int MOST_MONTHS = 1_200;

    /// `share` is 0 where there are no customers yet.
    public record Month(YearMonth month, int customers, int over) {
        public double share() {
            return customers == 0 ? 0 : (double) over / customers;
        }
    }

    public HurdleRates {
        if (purchases < 1) throw new IllegalArgumentException("purchases must be at least 1, were " + purchases);
        if (window < 1) throw new IllegalArgumentException("the window must be at least a day, was " + window);
        months = List.copyOf(months);
    }

    /// Of every month that is over by the given day, from that of the first purchase on.
    public static HurdleRates of(Histories histories, int purchases, int window, LocalDate until) {
        var rates = by(histories, customer -> "", purchases, window, until).get("");
        return rates == null ? new HurdleRates(purchases, window, List.of()) : rates;
    }

    /// The same per group of customers, such as where they came from; every series has the months of all
    /// together.
    public static SortedMap<String, HurdleRates> by(
            Histories histories, LongFunction<String> group, int purchases, int window, LocalDate until) {
        YearMonth last = YearMonth.from(until.plusDays(1)).minusMonths(1);
        int[] ends = ends(last, MOST_MONTHS);
        var counts = new TreeMap<String, Count>();
        histories.each(until, who -> {
            Count count = counts.computeIfAbsent(group.apply(who.customer()), unseen -> new Count());
            for (int back = 0; back < ends.length; back++) {
                int end = ends[back];
                if (who.firstDay() > end) break;
                boolean over = who.countUpTo(end) - who.countUpTo(end - window) >= purchases;
                count.add(back, over);
            }
        });
        int longest =
                counts.values().stream().mapToInt(count -> count.months).max().orElse(0);
        var series = new TreeMap<String, HurdleRates>();
        counts.forEach(
                (name, count) -> series.put(name, new HurdleRates(purchases, window, count.months(last, longest))));
        return series;
    }

    /// The last days of the months, the latest first.
    private static int[] ends(YearMonth last, int months) {
        int[] ends = new int[months];
        for (int back = 0; back < months; back++)
            ends[back] = Math.toIntExact(last.minusMonths(back).atEndOfMonth().toEpochDay());
        return ends;
    }

    /// Counted backwards from the last month, because the first one is not known before all have been seen.
    private static final class Count {
        private int months;
        private int[] customers = new int[32];
        private int[] over = new int[32];

        void add(int back, boolean isOver) {
            if (back >= customers.length) {
                customers = Arrays.copyOf(customers, back * 2);
                over = Arrays.copyOf(over, back * 2);
            }
            months = Math.max(months, back + 1);
            customers[back]++;
            if (isOver) over[back]++;
        }

        List<Month> months(YearMonth last, int longest) {
            var list = new ArrayList<Month>();
            for (int back = longest - 1; back >= 0; back--) {
                boolean seen = back < customers.length;
                list.add(new Month(last.minusMonths(back), seen ? customers[back] : 0, seen ? over[back] : 0));
            }
            return list;
        }
    }
}
