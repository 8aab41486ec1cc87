package io.attune.behavior.lookalikes;

import java.util.Arrays;

/// How good chances were, judged by cases from which they were not learned.
///
/// `auc` is the chance that somebody who left had been given a higher chance of it than somebody who stayed
/// (.5 is tossing a coin); NaN where one side is empty. `logLoss` is the mean surprise in nats, `brier` the
/// mean squared error, `brierOfConstant` that of giving everybody the mean of these cases: a Brier score that
/// is not below it adds nothing. `liftOfTenth` is how many times as often it happened to the tenth with the
/// highest chances as to all.
public record Accuracy(
        int customers,
        int happened,
        double auc,
        double logLoss,
        double brier,
        double brierOfConstant,
        double liftOfTenth,
        Calibration calibration) {
    /// Chances and outcomes by position, at least one of them.
    public static Accuracy of(double[] chances, boolean[] happened) {
        int n = chances.length;
        if (n == 0 || n != happened.length) {
            throw new IllegalArgumentException(
                    "as many chances as outcomes are needed, were " + n + " and " + happened.length);
        }
        int cases = 0;
        double surprise = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double chance = chances[i];
            if (happened[i]) cases++;
            // Nobody is as wrong as infinitely wrong.
            surprise -= Math.log(Math.max(1e-15, happened[i] ? chance : 1 - chance));
            squares += happened[i] ? (1 - chance) * (1 - chance) : chance * chance;
        }
        double mean = (double) cases / n;
        int[] order = ascending(chances);
        return new Accuracy(
                n,
                cases,
                auc(chances, happened, order),
                surprise / n,
                squares / n,
                mean * (1 - mean),
                liftOfTenth(happened, order, mean),
                Calibration.of(chances, happened, order));
    }

    /// By the ranks of those to whom it happened, ties shared (Mann & Whitney 1947); of any score, chance or
    /// not.
    public static double auc(double[] scores, boolean[] happened) {
        return auc(scores, happened, ascending(scores));
    }

    private static double auc(double[] scores, boolean[] happened, int[] order) {
        double ranks = 0;
        long cases = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int here = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) if (happened[order[to++]]) here++;
            ranks += here * (from + to + 1) / 2.0;
            cases += here;
            from = to;
        }
        long others = order.length - cases;
        return (ranks - cases * (cases + 1) / 2.0) / cases / others;
    }

    private static double liftOfTenth(boolean[] happened, int[] order, double mean) {
        int tenth = Math.max(1, Math.round(order.length / 10f));
        int cases = 0;
        for (int i = order.length - tenth; i < order.length; i++) if (happened[order[i]]) cases++;
        return (double) cases / tenth / mean;
    }

    private static int[] ascending(double[] scores) {
        Integer[] order = new Integer[scores.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
