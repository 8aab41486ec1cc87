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

    private static Hurdle hurdle(Histories histories, Sources sources, int purchases, int window, LocalDate until) {
        return new Hurdle(
                purchases,
                window,
                series(HurdleRates.by(histories, sources.by(WonBy.SOURCE), purchases, window, until)),
                sources.knows(WonBy.CAMPAIGN)
                        ? series(HurdleRates.by(histories, sources.by(WonBy.CAMPAIGN), purchases, window, until))
                        : List.of());
    }

    private static List<Series> series(SortedMap<String, HurdleRates> rates) {
        var all = new TreeMap<YearMonth, Month>();
        rates.values()
                .forEach(series -> series.months()
                        .forEach(month -> all.merge(
                                month.month(),
                                month,
                                (a, b) -> new Month(a.month(), a.customers() + b.customers(), a.over() + b.over()))));
        var series = new ArrayList<Series>();
        if (!all.isEmpty()) series.add(new Series("", lately(List.copyOf(all.values()))));
        // One alone says nothing that all together do not.
        if (rates.size() > 1)
            rates.forEach((source, months) -> series.add(new Series(source, lately(months.months()))));
        return series;
    }

    private static List<Month> lately(List<Month> months) {
        return months.subList(Math.max(0, months.size() - MONTHS), months.size());
    }
}
