package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.behavior.models.BetaGeometric.Leaving;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaGeometricTests {
    private static final BetaGeometric MBG =
            new BetaGeometric(Leaving.AT_ONCE, 1, .524843, 6.183085, .891359, 1.614002);

    @Test
    void withRandomBuyingAndLeavingAtRepeatsItIsTheBgNbd() {
        var bg = new BgNbd(.24, 4.4, .79, 2.4);
        var same = new BetaGeometric(Leaving.AT_REPEATS, 1, .24, 4.4, .79, 2.4);
        for (int repeats : new int[] {0, 1, 2, 26, 400}) {
            var who = new BuyingHistory(repeats, repeats == 0 ? 0 : 30, 38);
            assertThat(same.alive(who)).isCloseTo(bg.alive(who), within(1e-12));
            assertThat(same.expectedPurchases(who, 39)).isCloseTo(bg.expectedPurchases(who, 39), within(1e-9));
            assertThat(same.logLikelihood(who, 0)).isCloseTo(bg.logLikelihood(who), within(1e-9));
        }
    }

    /// The manual of the R package BTYD.
    @ParameterizedTest
    @CsvSource({
        "39, 0, .5737864",
        "2, 10, 1.07869e-7",
        "30, 11, .0019995214",
        "30, 15, .0007023638",
        "30, 20, .0002222260"
    })
    void theChanceOfSoManyPurchasesIsAsPublished(double weeks, int purchases, double expected) {
        var bg = new BgNbd(.243, 4.414, .793, 2.426);
        assertThat(bg.probability(purchases, weeks)).isCloseTo(expected, within(1e-6 * expected + 5e-11));
    }

    /// The tests of the Python package pymc-marketing; they leave out what no parameter changes.
    @ParameterizedTest
    @CsvSource({"0, 0, -.41792826", "200, 38, 100.7869"})
    void theLikelihoodHoldsForAnyNumberOfPurchases(int repeats, double last, double expected) {
        var model = new BetaGeometric(Leaving.AT_ONCE, 1, .25, 4, .8, 2.5);
        assertThat(model.logLikelihood(new BuyingHistory(repeats, last, 40), 0)).isCloseTo(expected, within(5e-5));
    }

    @Test
    void whoNeverRepeatedMayHaveLeftAtOnce() {
        var who = new BuyingHistory(0, 0, 272 / 7.0);
        assertThat(MBG.alive(who)).isCloseTo(.389723, within(1e-6));
        assertThat(MBG.alive(new BuyingHistory(0, 0, 0))).isCloseTo(1.614002 / (1.614002 + .891359), within(1e-12));
    }

    @Test
    void theSumOfTailsIsTheClosedFormWhereThereIsOne() {
        for (double shape : new double[] {.3, 2.5, 40, 900}) {
            var counted = new ErlangCount(1, .8, .7, 3.5).expected(shape, ErlangWait.of(1, shape, .4));
            double closed = PurchasesWhileAlive.expected(shape, .7, 3.5, .8);
            assertThat(counted).isCloseTo(closed, within(1e-9 * closed));
        }
    }

    @Test
    void aRegularBuyersExpectationIsThatOfASimulation() {
        var model = new BetaGeometric(Leaving.AT_ONCE, 3, 4, 6, .6, 4);
        var random = new Random(17);
        double sum = 0;
        int lives = 200_000;
        for (int life = 0; life < lives; life++) {
            double rate = gamma(random, 4) / 6;
            double leaves = beta(random, .6, 4);
            double now = 0;
            while (random.nextDouble() >= leaves) {
                for (int stage = 0; stage < 3; stage++) now -= Math.log1p(-random.nextDouble()) / rate;
                if (now > 26) break;
                sum++;
            }
        }
        assertThat(model.expectedPurchases(26)).isCloseTo(sum / lives, within(.02));
    }

    @Test
    void aRegularRhythmIsFoundInTheData() {
        var random = new Random(23);
        var base = CustomerBase.until(LocalDate.of(2025, 1, 1));
        LocalDate start = LocalDate.of(2022, 1, 1);
        for (int customer = 0; customer < 800; customer++) {
            double rate = gamma(random, 3) / 12;
            double now = 0;
            while (now < 1096) {
                base.add(customer, start.plusDays((long) now), 100);
                if (random.nextDouble() < .08) break;
                double wait = 0;
                for (int stage = 0; stage < 4; stage++) wait -= Math.log1p(-random.nextDouble()) / rate;
                now = Math.max(Math.floor(now) + 1, now + wait * 7);
            }
        }
        assertThat(BetaGeometric.fit(base.build(), Leaving.AT_ONCE).model().k()).isBetween(3, 5);
    }

    @Test
    void nothingOverflowsForAnyHistory() {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var model = new BetaGeometric(
                    i % 2 == 0 ? Leaving.AT_ONCE : Leaving.AT_REPEATS,
                    1 + i % 6,
                    some(random),
                    some(random),
                    some(random),
                    some(random));
            int repeats = random.nextInt(2000);
            double age = random.nextDouble() * 1000;
            var who = new BuyingHistory(repeats, repeats == 0 ? 0 : random.nextDouble() * age, age);
            assertThat(model.alive(who)).describedAs("%s %s", model, who).isBetween(0.0, 1.0);
            assertThat(model.logLikelihood(who, 0))
                    .describedAs("%s %s", model, who)
                    .isFinite();
            if (i % 50 == 0)
                assertThat(model.expectedPurchases(who, 52))
                        .describedAs("%s %s", model, who)
                        .isFinite()
                        .isNotNegative();
        }
    }

    private static double some(Random random) {
        return Math.exp(random.nextGaussian());
    }

    private static double beta(Random random, double a, double b) {
        double x = gamma(random, a);
        return x / (x + gamma(random, b));
    }

    private static double gamma(Random random, double shape) {
        return SimulatedBuyers.gamma(random, shape);
    }
}
