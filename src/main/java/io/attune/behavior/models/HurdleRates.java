package io.attune.behavior.models;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The share of customers who did at least so much lately, month by month (Novo's hurdle rates): rising, the base gets
/// more active; falling, it is leaving, long before turnover says so.
///
/// `window` is in days and ends with the last day of each month. A month's customers are those who had bought by then.
public record HurdleRates(int purchases, int window, List<Month> months) {
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
    public static HurdleRates of(PurchaseLog log, int purchases, int window, LocalDate until) {
        var ends = new ArrayList<LocalDate>();
        var first = log.firstDay();
        if (first.isPresent()) {
            LocalDate end = YearMonth.from(first.get()).atEndOfMonth();
            while (!end.isAfter(until)) {
                ends.add(end);
                end = YearMonth.from(end.plusDays(1)).atEndOfMonth();
            }
        }
        int[] customers = new int[ends.size()];
        int[] over = new int[ends.size()];
        log.eachCustomer(until, days -> {
            for (int month = 0; month < customers.length; month++) {
                int end = Math.toIntExact(ends.get(month).toEpochDay());
                if (days[0] > end) continue;
                customers[month]++;
                int bought = 0;
                for (int day : days) if (day <= end && day > end - window) bought++;
                if (bought >= purchases) over[month]++;
            }
        });
        var months = new ArrayList<Month>();
        for (int i = 0; i < ends.size(); i++) months.add(new Month(YearMonth.from(ends.get(i)), customers[i], over[i]));
        return new HurdleRates(purchases, window, months);
    }
}
