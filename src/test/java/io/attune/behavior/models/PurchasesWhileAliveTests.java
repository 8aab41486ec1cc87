package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchasesWhileAliveTests {
    /// Expected values by mpmath 1.3 with 60 digits.
    @ParameterizedTest
    @CsvSource({
        // r, alpha, a, b, repeats, age, weeks ahead
        ".2426, 4.4136, .7929, 2.4259, 5000, 1000, 52, 253.717458246482",
        ".5, .02, .9, 2.5, 0, 0, 52, 17.5689795502756",
        ".5, .001, .9, 2.5, 3, .5, 520, 49.0786405907516",
        "2, 5, 1, 3, 4, 30, 52, 5.72425691853472",
        "2, 5, 1.0000001, 3, 4, 30, 52, 5.7242567058351",
        "2, 5, .0001, 3, 4, 30, 52, 8.91381912782107",
        "1, 10, 3000, 20000, 7, 50, 52, 4.41267706568436",
        "1, 10, 50, .5, 2, 50, 52, .877782316033253",
        "1000, 300, .8, 2.4, 12, 50, 52, 45.437108937502",
        ".3, 4, .8, 2.4, 0, 0, 1000000, 58.619370298404",
        ".01, 100, .02, .05, 1, 5, 52, .496403030855305",
        "5, 1, 2, 3, 0, 0, 1000, 3.997001999"
    })
    void agreesWithManyDigitsForExtremeArguments(
            double r, double alpha, double a, double b, int repeats, double age, double weeks, double expected) {
        double reach = weeks / (alpha + age);
        double purchases = PurchasesWhileAlive.expected(r + repeats, a, b + repeats, reach);
        assertThat(purchases).isCloseTo(expected, within(1e-10 * expected));
        double integrated = PurchasesWhileAlive.integral(r + repeats, a, b + repeats, reach);
        assertThat(integrated).isCloseTo(expected, within(1e-10 * expected));
    }

    @Test
    void seriesAndIntegralAgreeWhereverBothHold() {
        var random = new Random(3);
        int both = 0;
        for (int i = 0; i < 20_000; i++) {
            double a = Math.exp(random.nextGaussian() * 2);
            double beta = Math.exp(random.nextGaussian() * 2) + random.nextInt(100);
            double shape = Math.exp(random.nextGaussian() * 2) + random.nextInt(100);
            double reach = Math.exp(random.nextGaussian() * 3);
            double series = PurchasesWhileAlive.series(shape, a, beta, reach);
            if (Double.isNaN(series)) continue;
            both++;
            assertThat(PurchasesWhileAlive.integral(shape, a, beta, reach))
                    .describedAs("shape %s, a %s, beta %s, reach %s", shape, a, beta, reach)
                    .isCloseTo(series, within(1e-9 * series));
        }
        assertThat(both).isGreaterThan(10_000);
    }

    @Test
    void nothingIsExpectedOfNoTimeAtAll() {
        assertThat(PurchasesWhileAlive.expected(2, .8, 3, 0)).isZero();
    }
}
