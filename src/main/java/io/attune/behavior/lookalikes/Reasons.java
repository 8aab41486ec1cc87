package io.attune.behavior.lookalikes;

import io.attune.behavior.lookalikes.LookAlike.Pattern;
import io.attune.behavior.lookalikes.LookAlike.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words for a chance: what of it is due to which feature, and which way of leaving it resembles.
final class Reasons {
    /// Log-odds below which a feature is not worth a word: a fiftieth of the odds.
    private static final double FAINT = .02;
    /// A way of leaving that fewer took is an accident.
    private static final double COMMON = .05;

    private final List<Feature> features;
    private final LogisticModel model;
    private final double[] stayedSeen;
    private final double[] stayed;
    private final double[] left;
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<double[]> centres = new ArrayList<>();

    private Reasons(List<Feature> features, LogisticModel model, Snapshot then, boolean[] gone) {
        this.features = features;
        this.model = model;
        int width = features.size();
        stayedSeen = new double[width];
        stayed = new double[width];
        left = new double[width];
        for (int j = 0; j < width; j++) {
            stayed[j] = median(then, j, gone, false);
            left[j] = median(then, j, gone, true);
        }
        int count = 0;
        for (int i = 0; i < then.size(); i++) {
            if (gone[i]) continue;
            double[] seen = then.seen(i);
            for (int j = 0; j < width; j++) stayedSeen[j] += seen[j];
            count++;
        }
        for (int j = 0; j < width; j++) stayedSeen[j] /= count;
        findPatterns(then, gone);
    }

    static Reasons of(List<Feature> features, LogisticModel model, Snapshot then, boolean[] left) {
        return new Reasons(features, model, then, left);
    }

    List<Pattern> patterns() {
        return List.copyOf(patterns);
    }

    /// `seen` are the customer's values as the regression takes them.
    LookAlike lookAlike(Snapshot today, int position, double[] seen) {
        double chance = model.chance(seen);
        double[] parts = parts(seen);
        var reasons = new ArrayList<Reason>();
        for (int j = 0; j < parts.length; j++) {
            if (parts[j] > FAINT) {
                reasons.add(new Reason(features.get(j), today.value(position, j), stayed[j], left[j], parts[j]));
            }
        }
        reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
        return new LookAlike(today.id(position), today.silent(position), chance, reasons, nearest(parts));
    }

    /// What each feature adds to the log-odds of somebody who stayed.
    private double[] parts(double[] seen) {
        double[] parts = new double[seen.length];
        for (int j = 0; j < parts.length; j++) parts[j] = model.weight(j) * (seen[j] - stayedSeen[j]);
        return parts;
    }

    private @Nullable Pattern nearest(double[] parts) {
        Pattern nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (int p = 0; p < patterns.size(); p++) {
            double distance = 0;
            for (int j = 0; j < parts.length; j++) distance += Math.pow(parts[j] - centres.get(p)[j], 2);
            if (distance < least) {
                least = distance;
                nearest = patterns.get(p);
            }
        }
        return nearest;
    }

    private void findPatterns(Snapshot then, boolean[] gone) {
        int width = features.size();
        double[][] sums = new double[width][width];
        int[] counts = new int[width];
        int[] strongest = new int[then.size()];
        int all = 0;
        for (int i = 0; i < then.size(); i++) {
            strongest[i] = -1;
            if (!gone[i]) continue;
            all++;
            double[] parts = parts(then.seen(i));
            int most = 0;
            for (int j = 1; j < width; j++) if (parts[j] > parts[most]) most = j;
            if (parts[most] <= FAINT) continue;
            strongest[i] = most;
            counts[most]++;
            for (int j = 0; j < width; j++) sums[most][j] += parts[j];
        }
        Integer[] order = new Integer[width];
        for (int j = 0; j < width; j++) order[j] = j;
        Arrays.sort(order, Comparator.comparingInt((Integer j) -> -counts[j]));
        for (int p : order) {
            if (counts[p] == 0 || counts[p] < COMMON * all) continue;
            for (int j = 0; j < width; j++) sums[p][j] /= counts[p];
            boolean[] these = new boolean[strongest.length];
            for (int i = 0; i < these.length; i++) these[i] = strongest[i] == p;
            patterns.add(
                    new Pattern(features.get(p), counts[p], (double) counts[p] / all, median(then, p, these, true)));
            centres.add(sums[p]);
        }
    }

    private static double median(Snapshot snapshot, int feature, boolean[] side, boolean wanted) {
        double[] values = new double[snapshot.size()];
        int count = 0;
        for (int i = 0; i < values.length; i++) if (side[i] == wanted) values[count++] = snapshot.value(i, feature);
        Arrays.sort(values, 0, count);
        return (values[(count - 1) / 2] + values[count / 2]) / 2;
    }
}
