package io.attune.behavior.models;

import java.util.function.IntToDoubleFunction;

/// How well predictions made on one day hold in the weeks after it, per customer known on that day.
///
/// `predicted` and `actual` are purchases of all customers together; `correlation` is Pearson's, NaN where either
/// does not vary. `bestFifth` is the share of the actual purchases that the fifth with the highest prediction made:
/// what a ranking is for. Source of the form: Fader, Hardie & Lee (2005).
public record Holdout(
        int customers,
        double predicted,
        double actual,
        double meanAbsoluteError,
        double rootMeanSquaredError,
        double correlation,
        double bestFifth) {
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
        double together = 0;
        double spreadPredicted = 0;
        double spreadActual = 0;
        for (int i = 0; i < n; i++) {
            double p = predicted[i] - sumPredicted / n;
            double a = actual[i] - sumActual / n;
            together += p * a;
            spreadPredicted += p * p;
            spreadActual += a * a;
        }
        return new Holdout(
                n,
                sumPredicted,
                sumActual,
                absolute / n,
                Math.sqrt(squared / n),
                together / Math.sqrt(spreadPredicted * spreadActual),
                bestFifth(predicted, actual) / sumActual);
    }

    private static double bestFifth(double[] predicted, int[] actual) {
        long[] keys = new long[predicted.length];
        // Not negative, so that their bits are in the order of their values.
        for (int i = 0; i < keys.length; i++) keys[i] = -Double.doubleToLongBits(predicted[i]);
        int[] order = StableOrder.ascending(keys);
        double sum = 0;
        for (int i = 0; i < Math.round(order.length / 5.0); i++) sum += actual[order[i]];
        return sum;
    }
}
