package io.attune.behavior.models;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// How well predictions made on one day hold in the weeks after it, per customer known on that day.
///
/// `predicted` and `actual` are purchases of all customers together; `correlation` is Pearson's, NaN where
/// either does not vary, `rankCorrelation` Spearman's with shared ranks for ties. `bestFifth` is the share of
/// the actual purchases that the fifth with the highest prediction made: what a ranking is for. Source of the
/// form: Fader, Hardie & Lee (2005).
public record Holdout(
        int customers,
        double predicted,
        double actual,
        double meanAbsoluteError,
        double rootMeanSquaredError,
        double correlation,
        double rankCorrelation,
        double bestFifth) {
    /// How far all predictions together are off: −.12 is 12 % too few; NaN where nothing was bought.
    public double levelError() {
        return actual == 0 ? Double.NaN : predicted / actual - 1;
    }

    /// `after` is the same log up to the end of the holdout; a position's prediction is of the weeks between.
    public static Holdout of(CustomerBase before, CustomerBase after, IntToDoubleFunction prediction) {
        int n = before.size();
        double[] predicted = new double[n];
        int[] actual = new int[n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            while (after.id(at) != before.id(i)) at++;
            actual[i] = after.repeats(at) - before.repeats(i);
            predicted[i] = prediction.applyAsDouble(i);
        }
        return of(predicted, actual);
    }

    /// What a model expected of everybody.
    public static Holdout of(CustomerBase before, CustomerBase after, BuyingModel model) {
        double weeks = (after.until().toEpochDay() - before.until().toEpochDay()) / 7.0;
        return of(before, after, i -> model.expectedPurchases(before.summary(i).history(before.until()), weeks));
    }

    /// The yardstick: everybody goes on as often as so far.
    public static Holdout ofPastRate(CustomerBase before, CustomerBase after) {
        double weeks = (after.until().toEpochDay() - before.until().toEpochDay()) / 7.0;
        return of(before, after, i -> {
            BuyingHistory who = before.summary(i).history(before.until());
            return who.ageWeeks() == 0 ? 0 : who.repeats() * weeks / who.ageWeeks();
        });
    }

    private static Holdout of(double[] predicted, int[] actual) {
        int n = predicted.length;
        double sumPredicted = 0;
        double sumActual = 0;
        double absolute = 0;
        double squared = 0;
        for (int i = 0; i < n; i++) {
            double error = predicted[i] - actual[i];
            sumPredicted += predicted[i];
            sumActual += actual[i];
            absolute += Math.abs(error);
            squared += error * error;
        }
        double[] outcomes = new double[n];
        for (int i = 0; i < n; i++) outcomes[i] = actual[i];
        return new Holdout(
                n,
                sumPredicted,
                sumActual,
                absolute / n,
                Math.sqrt(squared / n),
                correlation(predicted, outcomes),
                correlation(ranks(predicted), ranks(outcomes)),
                ofBestFifth(predicted, outcomes));
    }

    /// The share of all outcomes that the fifth with the highest predictions had; predictions are not negative.
    static double ofBestFifth(double[] predicted, double[] outcomes) {
        long[] keys = new long[predicted.length];
        for (int i = 0; i < keys.length; i++) keys[i] = -bits(predicted[i]);
        int[] order = StableOrder.ascending(keys);
        double best = 0;
        double all = 0;
        for (int i = 0; i < order.length; i++) {
            if (i < Math.round(order.length / 5.0)) best += outcomes[order[i]];
            all += outcomes[i];
        }
        return best / all;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double together = 0;
        double spreadA = 0;
        double spreadB = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - meanA) * (b[i] - meanB);
            spreadA += (a[i] - meanA) * (a[i] - meanA);
            spreadB += (b[i] - meanB) * (b[i] - meanB);
        }
        return together / Math.sqrt(spreadA * spreadB);
    }

    /// Equal values share the mean of their ranks.
    private static double[] ranks(double[] values) {
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) keys[i] = bits(values[i]);
        int[] order = StableOrder.ascending(keys);
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && keys[order[to]] == keys[order[from]]) to++;
            for (int i = from; i < to; i++) ranks[order[i]] = (from + to - 1) / 2.0;
            from = to;
        }
        return ranks;
    }

    /// Of numbers that are not negative the bits are in the order of their values.
    private static long bits(double value) {
        return Double.doubleToLongBits(Math.max(0.0, value));
    }
}
