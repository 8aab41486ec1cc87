package io.attune.behavior.models;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Repeat purchases of all customers together, week by week since the first customer came: what the
/// model says against what was. The plot of the literature: the model is fitted to the first part and
/// must not stray in the rest.
public record Tracking(List<Week> weeks) {
    /// `week` counts from 1; purchases of that week, and of all weeks up to it.
    public record Week(int week, double expected, long actual, double expectedSoFar, long actualSoFar) {}

    public Tracking {
        weeks = List.copyOf(weeks);
    }

    /// Follows the customers who came up to the day on which the model was fitted, up to the last day of
    /// the log.
    public static Tracking of(Histories log, CustomerBase fitted, LocalDate until, BuyingModel model) {
        int start = Integer.MAX_VALUE;
        for (int i = 0; i < fitted.size(); i++) start = Math.min(start, fitted.firstDay(i));
        int days = (int) (until.toEpochDay() - start);
        int count = days / 7;
        int[] came = new int[days + 1];
        for (int i = 0; i < fitted.size(); i++) came[fitted.firstDay(i) - start]++;
        double[] repeats = new double[days + 1];
        for (int age = 1; age <= days; age++) repeats[age] = model.expectedPurchases(age / 7.0);
        long[] actual = new long[count + 1];
        int begin = start;
        int calibrated = Math.toIntExact(fitted.until().toEpochDay());
        log.each(until, bought -> {
            if (bought.firstDay() > calibrated) return;
            for (int i = 1; i < bought.size(); i++) {
                int week = (bought.day(i) - begin) / 7 + 1;
                if (week <= count) actual[week]++;
            }
        });
        var weeks = new ArrayList<Week>();
        double before = 0;
        long sum = 0;
        for (int week = 1; week <= count; week++) {
            double soFar = 0;
            for (int day = 0; day < week * 7; day++) soFar += came[day] * repeats[week * 7 - 1 - day];
            sum += actual[week];
            weeks.add(new Week(week, soFar - before, actual[week], soFar, sum));
            before = soFar;
        }
        return new Tracking(weeks);
    }
}
