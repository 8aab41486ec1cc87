package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The donors of Fader, Hardie & Shang (2010), table 1: 11,104 people who could give in each of six years.
class BetaBernoulliTests {
    private static final int[][] DONORS = {
        {6, 6, 1203}, {5, 6, 728}, {4, 6, 512}, {3, 6, 357}, {2, 6, 234}, {1, 6, 129}, {5, 5, 335}, {4, 5, 284},
        {3, 5, 225}, {2, 5, 173}, {1, 5, 119}, {4, 4, 240}, {3, 4, 181}, {2, 4, 155}, {1, 4, 78}, {3, 3, 322},
        {2, 3, 255}, {1, 3, 129}, {2, 2, 613}, {1, 2, 277}, {1, 1, 1091}, {0, 0, 3464}
    };

    private static Map<DiscreteHistory, Integer> donors() {
        var donors = new HashMap<DiscreteHistory, Integer>();
        for (int[] row : DONORS) donors.put(new DiscreteHistory(row[0], row[1], 6), row[2]);
        return donors;
    }

    @Test
    void itIsFittedAsInThePaper() {
        var fit = BetaBernoulli.fit(donors());
        assertThat(fit.customers()).isEqualTo(11_104);
        assertThat(fit.logLikelihood()).isCloseTo(-33225.6, within(.05));
        assertThat(fit.model().alpha()).isCloseTo(1.204, within(2e-3));
        assertThat(fit.model().beta()).isCloseTo(.750, within(2e-3));
        assertThat(fit.model().gamma()).isCloseTo(.657, within(2e-3));
        assertThat(fit.model().delta()).isCloseTo(2.783, within(1e-2));
    }

    /// Table 5 of the paper: expected gifts in the five years to come.
    @Test
    void whatIsExpectedIsAsInThePaper() {
        var model = new BetaBernoulli(1.204, .750, .657, 2.783);
        assertThat(model.expectedPurchases(new DiscreteHistory(6, 6, 6), 5)).isCloseTo(3.75, within(.01));
        assertThat(model.expectedPurchases(new DiscreteHistory(0, 0, 6), 5)).isCloseTo(.07, within(.01));
    }

    @Test
    void aLogIsCutIntoPeriodsFromTheDayAfterTheFirstPurchase() {
        LocalDate start = LocalDate.of(2025, 1, 1);
        var log = new PurchaseLog();
        for (int day : new int[] {0, 1, 7, 8, 29, 34}) log.add("a", start.plusDays(day), 100);
        log.add("b", start.plusDays(30), 100);
        // Day 34 lies in a fifth week that is not over yet.
        assertThat(BetaBernoulli.histories(log, 7, start.plusDays(34)))
                .containsOnly(Map.entry(new DiscreteHistory(2, 2, 4), 1), Map.entry(new DiscreteHistory(0, 0, 0), 1));
        assertThat(BetaBernoulli.histories(log, 7, start.plusDays(35)))
                .containsOnly(Map.entry(new DiscreteHistory(3, 5, 5), 1), Map.entry(new DiscreteHistory(0, 0, 0), 1));
    }

    @Test
    void theChancesOfAllHistoriesAddUp() {
        var model = new BetaBernoulli(1.2, .75, .66, 2.8);
        double sum = 0;
        for (int gifts = 0; gifts < 1 << 6; gifts++) {
            int last = 32 - Integer.numberOfLeadingZeros(gifts);
            sum += Math.exp(model.logLikelihood(new DiscreteHistory(Integer.bitCount(gifts), last, 6)));
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(model.alive(new DiscreteHistory(6, 6, 6))).isGreaterThan(model.alive(new DiscreteHistory(2, 2, 6)));
    }
}
