package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Known answers: Fader, Hardie & Lee (2005) and the walkthrough of the R package BTYD, all at the parameters of CDNOW.
class BgNbdTests {
    private static final BgNbd CDNOW = new BgNbd(.242595, 4.413602, .792922, 2.425907);
    private static final Offset<Double> DIGITS = within(1e-12);

    @Test
    void theCustomerOfThePaperIsExpectedOnePointTwoTwoTimes() {
        var who = new BuyingHistory(2, 30.43, 38.86);
        assertThat(CDNOW.expectedPurchases(who, 39)).isCloseTo(1.2259, within(5e-5));
        assertThat(CDNOW.alive(who)).isCloseTo(.72661, within(5e-6));
    }

    @Test
    void theSameCustomerInWholeDaysAgreesWithTheWalkthrough() {
        var who = new BuyingHistory(2, 213 / 7.0, 272 / 7.0);
        assertThat(CDNOW.alive(who)).isCloseTo(.72662, within(5e-6));
        assertThat(CDNOW.expectedPurchases(who, 39)).isCloseTo(1.225995, within(2e-6));
    }

    @Test
    void aVeryFrequentBuyerIsExpectedOften() {
        var who = new BuyingHistory(26, 216 / 7.0, 31);
        assertThat(CDNOW.alive(who)).isCloseTo(.96885, within(5e-6));
        assertThat(CDNOW.expectedPurchases(who, 52)).isCloseTo(25.757, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({"10, .34748371071670", "15, .04283700733055", "20, .00415927338448", "25, .00035839374055"})
    void ofTwoWhoFellSilentAtOnceTheMoreFrequentIsTheMoreSurelyLost(int repeats, double expected) {
        assertThat(CDNOW.expectedPurchases(new BuyingHistory(repeats, 20, 39), 52))
                .isCloseTo(expected, DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "0.14285714285714285, .00781368314279779",
        "1, .0531843959097402",
        "3, .150631132462202",
        "31.857142857142858, 1.04049203531542",
        "32, 1.04373396907102",
        "52, 1.44401501703909",
        "78, 1.85796170925906"
    })
    void aNewcomerRepeatsAsOftenAsPublished(double weeks, double expected) {
        assertThat(CDNOW.expectedPurchases(weeks)).isCloseTo(expected, DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, -.599473818199593",
        "1, 38, -5.75554724050504",
        "200, 38, 100.795693092706",
        "5000, 39, 18762.0209083499"
    })
    void theLikelihoodHoldsForAnyNumberOfPurchases(int repeats, double last, double expected) {
        var model = new BgNbd(.25, 4, .8, 2.5);
        assertThat(model.logLikelihood(new BuyingHistory(repeats, last, 40)))
                .isCloseTo(expected, within(1e-10 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void whoNeverRepeatedHasNotLeftYet() {
        assertThat(CDNOW.alive(new BuyingHistory(0, 0, 38))).isEqualTo(1);
    }

    @Test
    void nothingOverflowsForAnyHistory() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var model =
                    new BgNbd(somePositive(random), somePositive(random), somePositive(random), somePositive(random));
            int repeats = random.nextInt(5001);
            double age = random.nextDouble() * 1000;
            var who = new BuyingHistory(repeats, repeats == 0 ? 0 : random.nextDouble() * age, age);
            assertThat(model.alive(who)).describedAs("%s %s", model, who).isBetween(0.0, 1.0);
            double year = model.expectedPurchases(who, 52);
            assertThat(year)
                    .describedAs("%s %s", model, who)
                    .isBetween(0.0, 52 * (model.r() + repeats) / model.alpha());
            assertThat(model.expectedPurchases(who, 104)).isGreaterThanOrEqualTo(year * (1 - 1e-12));
            assertThat(model.logLikelihood(who)).isFinite();
        }
    }

    @Test
    void everyFurtherDayOfSilenceLowersWhatIsExpected() {
        var random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            int repeats = random.nextInt(60);
            double last = repeats == 0 ? 0 : 1 + random.nextDouble() * 100;
            double age = last + random.nextDouble() * 50;
            assertThat(CDNOW.expectedPurchases(new BuyingHistory(repeats, last, age + 1), 52))
                    .isLessThan(CDNOW.expectedPurchases(new BuyingHistory(repeats, last, age), 52));
        }
    }

    @Test
    void historiesThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BuyingHistory(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BuyingHistory(1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BuyingHistory(0, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new BuyingHistory(1, Double.NaN, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(0, 1, 1, 1));
    }

    private static double somePositive(Random random) {
        return Math.exp(random.nextGaussian() * 2);
    }
}
