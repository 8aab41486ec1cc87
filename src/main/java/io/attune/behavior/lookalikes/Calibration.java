package io.attune.behavior.lookalikes;

import java.util.ArrayList;
import java.util.List;

/// Whether a chance of 30 % happens to three in ten.
///
/// `bands` are tenths of the cases from the lowest chances to the highest. `level` and `slope` are those of a
/// logistic regression of the outcome on the log-odds that were given (Cox 1958): 0 and 1 are perfect, a
/// slope below 1 is overconfident, a level below 0 says it happened less often than foreseen. Both are NaN
/// where they cannot be fitted.
public record Calibration(double level, double slope, List<Band> bands) {
    private static final int BANDS = 10;
    private static final double EDGE = 1e-6;

    /// So many cases were given `expected` on average, and it happened to `happened` of them.
    public record Band(int customers, double expected, int happened) {
        public double share() {
            return (double) happened / customers;
        }
    }

    public Calibration {
        bands = List.copyOf(bands);
    }

    static Calibration of(double[] chances, boolean[] happened, int[] order) {
        var bands = new ArrayList<Band>();
        int n = order.length;
        for (int band = 0; band < BANDS; band++) {
            int from = (int) ((long) band * n / BANDS);
            int to = (int) ((long) (band + 1) * n / BANDS);
            if (from == to) continue;
            double sum = 0;
            int cases = 0;
            for (int i = from; i < to; i++) {
                sum += chances[order[i]];
                if (happened[order[i]]) cases++;
            }
            bands.add(new Band(to - from, sum / (to - from), cases));
        }
        var odds = Observations.of(List.of("given"));
        for (int i = 0; i < n; i++) {
            double chance = Math.clamp(chances[i], EDGE, 1 - EDGE);
            odds.add(happened[i], Math.log(chance / (1 - chance)));
        }
        try {
            LogisticModel line = LogisticRegression.fit(odds.build(), 0).model();
            return new Calibration(line.constant(), line.weight(0), bands);
        } catch (NotLearned cannotBeSaid) {
            return new Calibration(Double.NaN, Double.NaN, bands);
        }
    }

    /// The mean distance between what was foreseen and what happened, over the bands.
    public double error() {
        double off = 0;
        int all = 0;
        for (Band band : bands) {
            off += Math.abs(band.expected() * band.customers() - band.happened());
            all += band.customers();
        }
        return off / all;
    }
}
