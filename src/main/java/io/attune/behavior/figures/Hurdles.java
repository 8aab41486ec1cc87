package io.attune.behavior.figures;

import io.attune.behavior.models.Histories;
import io.attune.behavior.models.HurdleRates;
import io.attune.behavior.models.HurdleRates.Month;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Hurdle rates month by month, of all customers, by where they came from and by the campaign that won them.
/// `share` is that of the customers it was counted among.
public record Hurdles(double share, List<Hurdle> hurdles) {
    private static final int MONTHS = 24;

    public Hurdles {
        hurdles = List.copyOf(hurdles);
    }

    /// At least so many purchases in the last `window` days: by source and by campaign, the first series of
    /// each being of all.
    public record Hurdle(int purchases, int window, List<Series> series, List<Series> campaigns) {
        public Hurdle {
            series = List.copyOf(series);
            // Kept by an older version, it knows no campaigns.
            campaigns = campaigns == null ? List.of() : List.copyOf(campaigns);
        }

        public List<Series> by(WonBy by) {
            return by == WonBy.CAMPAIGN ? campaigns : series;
        }
    }

    /// `source` is a key of [Sources], also where it is a campaign; "" for all together.
    public record Series(String source, List<Month> months) {
        public Series {
            months = List.copyOf(months);
        }

        /// The first one with customers.
        public Month first() {
            return months.stream()
                    .filter(month -> month.customers() > 0)
                    .findFirst()
                    .orElse(last());
        }

        public Month last() {
            return months.getLast();
        }
    }

    static Hurdles of(Histories histories, double share, Sources sources, LocalDate until) {
        return new Hurdles(
                share, List.of(hurdle(histories, sources, 1, 90, until), hurdle(histories, sources, 2, 365, until)));
    }

    /// Purchases are gone through once, for each pair of a source and a campaign; both are sums of these.
    private static Hurdle hurdle(Histories histories, Sources sources, int purchases, int window, LocalDate until) {
        var rates = HurdleRates.by(histories, sources.pairs(), purchases, window, until);
        return new Hurdle(
                purchases,
                window,
                series(rates, WonBy.SOURCE),
                sources.knows(WonBy.CAMPAIGN) ? series(rates, WonBy.CAMPAIGN) : List.of());
    }

    private static List<Series> series(SortedMap<String, HurdleRates> rates, WonBy by) {
        var parts = summed(rates, pair -> Sources.part(pair, by));
        var series = new ArrayList<Series>(summed(rates, pair -> ""));
        // One alone says nothing that all together do not.
        if (parts.size() > 1) series.addAll(parts);
        return series;
    }

    private static List<Series> summed(SortedMap<String, HurdleRates> rates, UnaryOperator<String> group) {
        var sums = new TreeMap<String, SortedMap<YearMonth, Month>>();
        rates.forEach((pair, own) -> {
            var sum = sums.computeIfAbsent(group.apply(pair), unseen -> new TreeMap<>());
            for (Month month : own.months())
                sum.merge(
                        month.month(),
                        month,
                        (a, b) -> new Month(a.month(), a.customers() + b.customers(), a.over() + b.over()));
        });
        return sums.entrySet().stream()
                .filter(sum -> !sum.getValue().isEmpty())
                .map(sum -> new Series(
                        sum.getKey(), lately(List.copyOf(sum.getValue().values()))))
                .toList();
    }

    private static List<Month> lately(List<Month> months) {
        return months.subList(Math.max(0, months.size() - MONTHS), months.size());
    }
}
