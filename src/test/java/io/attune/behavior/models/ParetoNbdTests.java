package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Known answers from the R packages BTYD and CLVTools at the parameters of CDNOW.
class ParetoNbdTests {
    private static final ParetoNbd CDNOW = new ParetoNbd(.553277, 10.577683, .606240, 11.668744);

    @ParameterizedTest
    @CsvSource({"1, .051006", "2, .099626", "9, .391337", "52, 1.473434"})
    void aNewcomerRepeatsAsOftenAsPublished(double weeks, double expected) {
        assertThat(CDNOW.expectedPurchases(weeks)).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"10, .7062", "15, .1442", "20, .0225", "25, .00309"})
    void ofTwoWhoFellSilentAtOnceTheMoreFrequentIsTheMoreSurelyLost(int repeats, double expected) {
        assertThat(CDNOW.expectedPurchases(new BuyingHistory(repeats, 20, 39), 52))
                .isCloseTo(expected, within(5e-3 * expected));
    }

    /// An issue of CLVTools: in closed form these are NaN.
    @ParameterizedTest
    @CsvSource({"221", "254", "161", "204", "1000", "5000"})
    void whoBuysHundredsOfTimesIsAliveByANumber(int repeats) {
        var model = new ParetoNbd(.5143, 2.8845, .2856, 14.1087);
        assertThat(model.alive(new BuyingHistory(repeats, 38, 39))).isBetween(0.0, 1.0);
        assertThat(model.logLikelihood(new BuyingHistory(repeats, 10, 39))).isFinite();
    }

    @Test
    void theChancesOfAllNumbersAddUpAndTheirMeanIsTheExpectation() {
        double sum = 0;
        double mean = 0;
        for (int n = 0; n < 400; n++) {
            double chance = CDNOW.probability(n, 52);
            sum += chance;
            mean += n * chance;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(mean).isCloseTo(CDNOW.expectedPurchases(52), within(1e-6));
    }

    @Test
    void nothingOverflowsForAnyHistory() {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            var model = new ParetoNbd(some(random), some(random), some(random), some(random));
            int repeats = random.nextInt(3000);
            double age = random.nextDouble() * 1000;
            var who = new BuyingHistory(repeats, repeats == 0 ? 0 : random.nextDouble() * age, age);
            assertThat(model.alive(who)).describedAs("%s %s", model, who).isBetween(0.0, 1.0);
            assertThat(model.logLikelihood(who))
                    .describedAs("%s %s", model, who)
                    .isFinite();
            assertThat(model.expectedPurchases(who, 52))
                    .describedAs("%s %s", model, who)
                    .isFinite()
                    .isNotNegative();
        }
    }

    private static double some(Random random) {
        return Math.exp(random.nextGaussian() * 2);
    }
}
