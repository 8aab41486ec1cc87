package io.attune.behavior.lookalikes;

import io.attune.behavior.lookalikes.LookAlike.Pattern;
import io.attune.behavior.lookalikes.Resemblance.Trait;
import io.attune.behavior.lookalikes.Resemblance.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/// Finds the words for chances: what those who left and those who stayed had in common, and the ways of leaving.
final class Reasons {
    /// A way of leaving that fewer took is an accident.
    private static final double COMMON = .05;

    private Reasons() {}

    /// `cases` are those of the snapshot, in its order, from which the model was learned.
    static Resemblance of(
            int horizon,
            List<Feature> features,
            LogisticModel model,
            Snapshot then,
            boolean[] left,
            Observations cases) {
        var traits = new ArrayList<Trait>();
        for (int j = 0; j < features.size(); j++)
            traits.add(new Trait(
                    features.get(j),
                    model.weight(j),
                    cases.least(j),
                    cases.most(j),
                    usual(cases, j),
                    median(then, j, left, false),
                    median(then, j, left, true)));
        var wordless = new Resemblance(horizon, model.constant(), traits, List.of());
        return new Resemblance(horizon, model.constant(), traits, ways(wordless, then, left));
    }

    private static double usual(Observations cases, int feature) {
        double sum = 0;
        for (int i = 0; i < cases.size(); i++) if (!cases.happened(i)) sum += cases.value(i, feature);
        return sum / (cases.size() - cases.cases());
    }

    private static List<Way> ways(Resemblance learned, Snapshot then, boolean[] gone) {
        int width = learned.traits().size();
        double[][] sums = new double[width][width];
        int[] counts = new int[width];
        int[] strongest = new int[then.size()];
        int all = 0;
        for (int i = 0; i < then.size(); i++) {
            strongest[i] = -1;
            if (!gone[i]) continue;
            all++;
            double[] parts = learned.parts(then.seen(i));
            int most = 0;
            for (int j = 1; j < width; j++) if (parts[j] > parts[most]) most = j;
            if (parts[most] <= Resemblance.FAINT) continue;
            strongest[i] = most;
            counts[most]++;
            for (int j = 0; j < width; j++) sums[most][j] += parts[j];
        }
        Integer[] order = new Integer[width];
        for (int j = 0; j < width; j++) order[j] = j;
        Arrays.sort(order, Comparator.comparingInt((Integer j) -> -counts[j]));
        var ways = new ArrayList<Way>();
        for (int p : order) {
            int count = counts[p];
            if (count == 0 || count < COMMON * all) continue;
            boolean[] these = new boolean[strongest.length];
            for (int i = 0; i < these.length; i++) these[i] = strongest[i] == p;
            ways.add(new Way(
                    new Pattern(
                            learned.traits().get(p).feature(),
                            count,
                            (double) count / all,
                            median(then, p, these, true)),
                    DoubleStream.of(sums[p]).map(sum -> sum / count).boxed().toList()));
        }
        return ways;
    }

    private static double median(Snapshot snapshot, int feature, boolean[] side, boolean wanted) {
        double[] values = new double[snapshot.size()];
        int count = 0;
        for (int i = 0; i < values.length; i++) if (side[i] == wanted) values[count++] = snapshot.value(i, feature);
        Arrays.sort(values, 0, count);
        return (values[(count - 1) / 2] + values[count / 2]) / 2;
    }
}
