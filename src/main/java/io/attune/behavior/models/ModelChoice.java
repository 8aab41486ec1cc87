package io.attune.behavior.models;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every model of buying fitted to the first part of a log and judged by the rest, beside rules that need no
/// model.
///
/// `candidates` come with the smallest mean absolute error first; models that turn out the same (a regular
/// rhythm with k = 1) are listed once, and `refused` says why others are missing. `pastRate` lets everybody
/// go on as often as so far, `nobody` says that nobody comes back, and `spendOfPastSpenders` is the share of
/// the money of the holdout that the fifth which had spent most before spent in it: the ranking that a model
/// has to beat.
public record ModelChoice(
        LocalDate until,
        LocalDate end,
        List<Candidate> candidates,
        Map<BuyingModelKind, ModelNotFitted.Reason> refused,
        Holdout pastRate,
        Holdout nobody,
        double spendOfPastSpenders) {
    private static final double LEVEL_GAIN = .05;
    private static final double SINGLE_GAIN = .02;
    private static final double RANKING_GAIN = .02;

    /// A model, how it fitted, and how it did. `alive` are bands of P(alive) from the lowest to the highest;
    /// `spendOfBestFifth` is the share of the holdout's money that the fifth with the highest expected spend
    /// spent.
    public record Candidate(
            BuyingModelKind kind,
            ModelFit<? extends BuyingModel> fit,
            Holdout holdout,
            List<AliveBand> alive,
            double spendOfBestFifth) {
        public Candidate {
            alive = List.copyOf(alive);
        }

        /// Purchases that came from customers whom the model had given up, as a share of all customers: in
        /// each band those who returned beyond those said to be alive. Who returns was alive, who does not
        /// may be as well.
        public double givenUpTooEarly() {
            double beyond = 0;
            int all = 0;
            for (AliveBand band : alive) {
                beyond += Math.max(0, band.returned() - band.alive() * band.customers());
                all += band.customers();
            }
            return all == 0 ? 0 : beyond / all;
        }
    }

    /// Customers whose P(alive) lies from one fifth to the next: its mean, how many of them bought in the
    /// holdout, and how many purchases of theirs were expected and made.
    public record AliveBand(int customers, double alive, int returned, double expected, long actual) {}

    /// What a model is good for that plain rules are not.
    public enum Gain {
        /// All purchases together come nearer to the truth than at the past rate, by 5 points at least.
        LEVEL,
        /// The mean error per customer is 2 % smaller than that of the better plain rule.
        SINGLE,
        /// The best fifth spends 2 points more of the money than those who had spent most.
        RANKING
    }

    public ModelChoice {
        candidates = List.copyOf(candidates);
        refused = Map.copyOf(refused);
    }

    /// `before` is the base on the last day of the calibration, `after` the same log up to the end of the
    /// holdout. Throws [ModelNotFitted] where no model can be fitted at all.
    public static ModelChoice of(CustomerBase before, CustomerBase after) {
        if (!after.until().isAfter(before.until())) {
            throw new IllegalArgumentException("the holdout must end after " + before.until());
        }
        SpendModel spend = spend(before);
        double[] money = money(before, after);
        var candidates = new ArrayList<Candidate>();
        var refused = new EnumMap<BuyingModelKind, ModelNotFitted.Reason>(BuyingModelKind.class);
        ModelNotFitted refusal = null;
        for (BuyingModelKind kind : BuyingModelKind.values()) {
            try {
                ModelFit<? extends BuyingModel> fit = kind.fit(before);
                String name = fit.model().name();
                if (candidates.stream().anyMatch(one -> one.fit().model().name().equals(name))) continue;
                candidates.add(judged(kind, fit, before, after, spend, money));
            } catch (ModelNotFitted notFitted) {
                refused.put(kind, notFitted.reason());
                refusal = notFitted;
            }
        }
        if (candidates.isEmpty() && refusal != null) throw refusal;
        candidates.sort(Comparator.comparingDouble(one -> one.holdout().meanAbsoluteError()));
        double[] spent = new double[before.size()];
        for (int i = 0; i < spent.length; i++) spent[i] = before.totalCents(i);
        return new ModelChoice(
                before.until(),
                after.until(),
                candidates,
                refused,
                Holdout.ofPastRate(before, after),
                Holdout.of(before, after, i -> 0),
                Holdout.ofBestFifth(spent, money));
    }

    public Candidate best() {
        return candidates.getFirst();
    }

    public Set<Gain> gains(Candidate candidate) {
        var gains = EnumSet.noneOf(Gain.class);
        Holdout own = candidate.holdout();
        if (Math.abs(own.levelError()) + LEVEL_GAIN <= Math.abs(pastRate.levelError())) gains.add(Gain.LEVEL);
        double plain = Math.min(pastRate.meanAbsoluteError(), nobody.meanAbsoluteError());
        if (own.meanAbsoluteError() <= (1 - SINGLE_GAIN) * plain) gains.add(Gain.SINGLE);
        if (candidate.spendOfBestFifth() >= spendOfPastSpenders + RANKING_GAIN) gains.add(Gain.RANKING);
        return gains;
    }

    private static Candidate judged(
            BuyingModelKind kind,
            ModelFit<? extends BuyingModel> fit,
            CustomerBase before,
            CustomerBase after,
            SpendModel spend,
            double[] money) {
        int n = before.size();
        double weeks = (after.until().toEpochDay() - before.until().toEpochDay()) / 7.0;
        double[] expected = new double[n];
        double[] worth = new double[n];
        var bands = new AliveBands();
        int at = 0;
        for (int i = 0; i < n; i++) {
            PurchaseSummary who = before.summary(i);
            BuyingHistory history = who.history(before.until());
            expected[i] = fit.model().expectedPurchases(history, weeks);
            worth[i] = expected[i] * spend.expectedSpend(who);
            while (after.id(at) != before.id(i)) at++;
            bands.add(fit.model().alive(history), expected[i], after.repeats(at) - before.repeats(i));
        }
        return new Candidate(
                kind,
                fit,
                Holdout.of(before, after, i -> expected[i]),
                bands.list(),
                Holdout.ofBestFifth(worth, money));
    }

    private static SpendModel spend(CustomerBase before) {
        try {
            return GammaGamma.fit(before).model();
        } catch (ModelNotFitted alike) {
            return ObservedSpend.of(before);
        }
    }

    private static double[] money(CustomerBase before, CustomerBase after) {
        double[] money = new double[before.size()];
        int at = 0;
        for (int i = 0; i < money.length; i++) {
            while (after.id(at) != before.id(i)) at++;
            money[i] = after.totalCents(at) - before.totalCents(i);
        }
        return money;
    }

    private static final class AliveBands {
        private static final int FIFTHS = 5;

        private final int[] customers = new int[FIFTHS];
        private final double[] alive = new double[FIFTHS];
        private final int[] returned = new int[FIFTHS];
        private final double[] expected = new double[FIFTHS];
        private final long[] actual = new long[FIFTHS];

        void add(double chance, double foreseen, int bought) {
            int band = Math.min(FIFTHS - 1, (int) (chance * FIFTHS));
            customers[band]++;
            alive[band] += chance;
            if (bought > 0) returned[band]++;
            expected[band] += foreseen;
            actual[band] += bought;
        }

        /// Only bands with customers.
        List<AliveBand> list() {
            var bands = new ArrayList<AliveBand>();
            for (int b = 0; b < FIFTHS; b++) {
                if (customers[b] == 0) continue;
                bands.add(new AliveBand(customers[b], alive[b] / customers[b], returned[b], expected[b], actual[b]));
            }
            return bands;
        }
    }
}
