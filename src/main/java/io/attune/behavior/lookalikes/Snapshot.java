package io.attune.behavior.lookalikes;

import io.attune.behavior.lookalikes.Feature.Kind;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.History;
import io.attune.behavior.models.LatencyTable;
import io.attune.behavior.models.PurchaseSummary;
import io.attune.behavior.models.RhythmRule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/// What was known of everybody on one day who was not already silent for as long as counts as gone. Nothing
/// later can be in it, because it is made of histories as they were on that day, and so are the latencies it
/// compares with.
final class Snapshot {
    private static final int EVENT_DAYS = 90;

    private final LocalDate day;
    private final int horizon;
    private final List<Feature> features;
    private final int width;
    private final LatencyTable latency;
    private int size;
    private long[] ids = new long[64];
    private int[] silent = new int[64];
    private double[] values;

    private Snapshot(LocalDate day, int horizon, List<Feature> features, LatencyTable latency) {
        this.day = day;
        this.horizon = horizon;
        this.features = features;
        this.latency = latency;
        width = features.size();
        values = new double[64 * width];
    }

    static Snapshot of(
            Histories purchases,
            SortedMap<String, Histories> events,
            List<Feature> features,
            int horizon,
            LocalDate day) {
        return of(
                purchases,
                events,
                features,
                horizon,
                day,
                CustomerBase.of(purchases, day).latency());
    }

    /// Beside latencies that were made of more customers than these. Events that are no feature are not looked at.
    static Snapshot of(
            Histories purchases,
            SortedMap<String, Histories> events,
            List<Feature> features,
            int horizon,
            LocalDate day,
            LatencyTable latency) {
        var snapshot = new Snapshot(day, horizon, features, latency);
        purchases.each(day, snapshot::add);
        for (int column = 0; column < features.size(); column++) {
            Histories kind = events.get(features.get(column).event());
            if (kind != null) snapshot.count(kind, column);
        }
        return snapshot;
    }

    int size() {
        return size;
    }

    long id(int position) {
        return ids[position];
    }

    /// Days since the last purchase.
    int silent(int position) {
        return silent[position];
    }

    double value(int position, int feature) {
        return values[position * width + feature];
    }

    /// As the regression sees them.
    double[] seen(int position) {
        double[] row = new double[width];
        for (int j = 0; j < width; j++) row[j] = features.get(j).seen(value(position, j));
        return row;
    }

    /// The same, drawn back into the range that was learned from: beyond it a straight line would only be
    /// guessing.
    double[] seen(int position, Observations learned) {
        double[] row = seen(position);
        for (int j = 0; j < width; j++) row[j] = Math.clamp(row[j], learned.least(j), learned.most(j));
        return row;
    }

    /// Who of them did not buy in the days of the horizon after the snapshot.
    boolean[] left(Histories purchases) {
        boolean[] left = new boolean[size];
        int[] at = new int[1];
        int cutOff = Math.toIntExact(day.toEpochDay());
        purchases.each(day.plusDays(horizon), who -> {
            if (at[0] < size && ids[at[0]] == who.customer()) left[at[0]++] = who.lastDay() <= cutOff;
        });
        return left;
    }

    Observations observations(boolean[] left) {
        var observations = Observations.of(features.stream().map(Feature::code).toList());
        for (int i = 0; i < size; i++) observations.add(left[i], seen(i));
        return observations.build();
    }

    private void add(History who) {
        int today = Math.toIntExact(day.toEpochDay());
        int since = today - who.lastDay();
        if (since >= horizon) return;
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            silent = Arrays.copyOf(silent, size * 2);
            values = Arrays.copyOf(values, values.length * 2);
        }
        ids[size] = who.customer();
        silent[size] = since;
        PurchaseSummary sum = who.summary();
        for (int j = 0; j < width; j++) {
            Kind kind = features.get(j).kind();
            if (kind != Kind.EVENT) values[size * width + j] = value(kind, who, sum, since);
        }
        size++;
    }

    private double value(Kind kind, History who, PurchaseSummary sum, int since) {
        int n = who.size();
        double meanGap = n < 2 ? 0 : (double) (who.lastDay() - who.firstDay()) / (n - 1);
        double meanSpend = sum.totalCents() / 100.0 / n;
        return switch (kind) {
            case OVERDUE ->
                since
                        / RhythmRule.STANDARD
                                .rhythm(sum, latency)
                                .map(rhythm -> rhythm.expectedLatencyDays())
                                .orElse((double) horizon);
            case PURCHASES -> n;
            case AGE -> since + who.lastDay() - who.firstDay();
            case LAST_GAP -> n < 3 ? 1 : (who.day(n - 1) - who.day(n - 2)) / meanGap;
            case IRREGULARITY ->
                n < 3 ? 1 : Math.sqrt(Math.max(0, sum.squaredGaps() / (n - 1.0) - meanGap * meanGap)) / meanGap;
            case MEAN_SPEND -> meanSpend;
            case LAST_SPEND -> n < 2 || meanSpend <= 0 ? 1 : Math.max(0, who.cents(n - 1) / 100.0 / meanSpend);
            case EVENT -> throw new IllegalArgumentException("events are counted apart");
        };
    }

    private void count(Histories kind, int column) {
        int[] at = new int[1];
        int from = Math.toIntExact(day.toEpochDay()) - EVENT_DAYS;
        kind.each(day, who -> {
            while (at[0] < size && ids[at[0]] < who.customer()) at[0]++;
            if (at[0] < size && ids[at[0]] == who.customer()) {
                values[at[0] * width + column] = who.size() - who.countUpTo(from);
            }
        });
    }
}
