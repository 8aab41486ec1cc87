package io.attune.behavior.lookalikes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A regression judged by cases it has not seen: learned on all parts but one and tried on that one, each
/// part in turn.
///
/// Every part has its share of those to whom it happened; features are standardised by the learning parts
/// only. `folds` are the AUCs of the parts; `accuracy` is of all cases together, each with the chance it was
/// given unseen.
public record CrossValidation(List<Double> folds, Accuracy accuracy) {
    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /// The same seed gives the same parts. Throws [NotLearned] where a part would have nobody on one side.
    public static CrossValidation of(Observations cases, double ridge, int parts, long seed) {
        if (parts < 2) throw new IllegalArgumentException("at least 2 parts are needed, were " + parts);
        int happened = cases.cases();
        if (happened < parts || cases.size() - happened < parts) {
            throw new NotLearned(NotLearned.Reason.TOO_FEW, happened + " of " + cases.size());
        }
        int[] part = parts(cases, parts, seed);
        double[] chances = new double[cases.size()];
        boolean[] outcomes = new boolean[cases.size()];
        var folds = new ArrayList<Double>();
        for (int p = 0; p < parts; p++) {
            LogisticModel model = LogisticRegression.fit(cases.rows(chosen(part, p, false)), ridge)
                    .model();
            int[] unseen = chosen(part, p, true);
            double[] given = new double[unseen.length];
            boolean[] came = new boolean[unseen.length];
            for (int i = 0; i < unseen.length; i++) {
                given[i] = model.chance(cases, unseen[i]);
                came[i] = cases.happened(unseen[i]);
                chances[unseen[i]] = given[i];
                outcomes[unseen[i]] = came[i];
            }
            folds.add(Accuracy.auc(given, came));
        }
        return new CrossValidation(folds, Accuracy.of(chances, outcomes));
    }

    public double meanAuc() {
        return folds.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /// Both sides are shuffled and dealt out in turn.
    private static int[] parts(Observations cases, int parts, long seed) {
        int[] part = new int[cases.size()];
        var random = new Random(seed);
        for (boolean side : new boolean[] {true, false}) {
            int[] rows = new int[cases.size()];
            int count = 0;
            for (int i = 0; i < part.length; i++) if (cases.happened(i) == side) rows[count++] = i;
            for (int i = count - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = rows[i];
                rows[i] = rows[j];
                rows[j] = swapped;
            }
            for (int i = 0; i < count; i++) part[rows[i]] = i % parts;
        }
        return part;
    }

    private static int[] chosen(int[] part, int which, boolean inIt) {
        int[] rows = new int[part.length];
        int count = 0;
        for (int i = 0; i < part.length; i++) if ((part[i] == which) == inIt) rows[count++] = i;
        return Arrays.copyOf(rows, count);
    }
}
