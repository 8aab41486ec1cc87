package io.attune.behavior.lookalikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.attune.behavior.lookalikes.NotLearned.Reason;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogisticRegressionTests {
    /// Weights (1,000 lbs) and gears of the 32 cars of Motor Trend 1974, R's `mtcars`; manual ones are 1.
    private static final double[] WEIGHTS = {
        2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190, 3.150, 3.440, 3.440, 4.070, 3.730, 3.780, 5.250, 5.424,
        5.345, 2.200, 1.615, 1.835, 2.465, 3.520, 3.435, 3.840, 3.845, 1.935, 2.140, 1.513, 3.170, 2.770, 3.570, 2.780
    };

    private static final String MANUAL = "11100000000000000111000001111111";

    /// `glm(am ~ wt, binomial, mtcars)`: 12.040 (4.510) and −4.024 (1.436), residual deviance 19.176, null
    /// 43.230.
    @Test
    void theCarsOfMotorTrendAreAsInR() {
        LogisticFit fit = LogisticRegression.fit(cars(), 0);
        assertThat(fit.coefficients().get(0).value()).isCloseTo(12.040369729, within(1e-8));
        assertThat(fit.coefficients().get(1).value()).isCloseTo(-4.023969962, within(1e-8));
        assertThat(fit.coefficients().get(0).standardError()).isCloseTo(4.51006, within(2e-5));
        assertThat(fit.coefficients().get(1).standardError()).isCloseTo(1.43653, within(2e-5));
        assertThat(-2 * fit.logLikelihood()).isCloseTo(19.176, within(5e-4));
        assertThat(-2 * fit.logLikelihoodOfConstant()).isCloseTo(43.230, within(5e-4));
        assertThat(fit.cases()).isEqualTo(13);
        assertThat(fit.model().chance(3)).isCloseTo(1 / (1 + Math.exp(-12.040369729 + 3 * 4.023969962)), within(1e-8));
    }

    /// By SciPy on the standardised weights with half a squared coefficient taken off.
    @Test
    void aRidgeDrawsTheStandardisedWeightsToZero() {
        LogisticFit fit = LogisticRegression.fit(cars(), 1);
        assertThat(fit.coefficients().get(0).value()).isCloseTo(5.92497061560, within(1e-8));
        assertThat(fit.coefficients().get(1).value()).isCloseTo(-2.04316259635, within(1e-8));
        assertThat(fit.logLikelihood()).isCloseTo(-11.0705586847, within(1e-8));
    }

    @Test
    void separatedSidesAreRefusedUnlessARidgeHoldsThem() {
        var apart = Observations.of(List.of("size", "noise"));
        var random = new Random(1);
        for (int i = 0; i < 60; i++) apart.add(i >= 30, i, random.nextGaussian());
        assertThatExceptionOfType(NotLearned.class)
                .isThrownBy(() -> LogisticRegression.fit(apart.build(), 0))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.SEPARATED));
        LogisticFit held = LogisticRegression.fit(apart.build(), 1);
        assertThat(held.coefficients())
                .allSatisfy(one -> assertThat(one.value()).isFinite());
        assertThat(held.model().chance(59, 0)).isGreaterThan(.9);
    }

    @Test
    void aSideThatIsCertainOnlyForSomeIsSeparatedToo() {
        var quasi = Observations.of(List.of("blue", "noise"));
        var random = new Random(2);
        // Nobody blue ever left: the weight of blue has no maximum, though others did leave and stay.
        for (int i = 0; i < 300; i++) {
            boolean blue = i % 3 == 0;
            quasi.add(!blue && random.nextBoolean(), blue ? 1 : 0, random.nextGaussian());
        }
        assertThatExceptionOfType(NotLearned.class)
                .isThrownBy(() -> LogisticRegression.fit(quasi.build(), 0))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.SEPARATED);
                    assertThat(refused.sentence()).contains("ridge");
                });
        assertThat(LogisticRegression.fit(quasi.build(), 1).model().chance(1, 0))
                .isLessThan(.1);
    }

    @Test
    void aFeatureThatRepeatsOthersIsNamed() {
        var twice = Observations.of(List.of("a", "b", "sum"));
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian() * 1e6;
            twice.add(random.nextGaussian() < a, a, b, a + b);
        }
        assertThatExceptionOfType(NotLearned.class)
                .isThrownBy(() -> LogisticRegression.fit(twice.build(), 0))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.REDUNDANT);
                    assertThat(refused.detail()).isIn("b", "sum");
                });
        assertThat(LogisticRegression.fit(twice.build(), 1).model().weight(0)).isPositive();
        var constant = Observations.of(List.of("a", "one"));
        for (int i = 0; i < 50; i++) constant.add(i % 3 == 0, i % 7, 1);
        assertThatExceptionOfType(NotLearned.class)
                .isThrownBy(() -> LogisticRegression.fit(constant.build(), 0))
                .satisfies(refused -> assertThat(refused.detail()).isEqualTo("one"));
        LogisticFit ridged = LogisticRegression.fit(constant.build(), 1);
        assertThat(ridged.model().weight(1)).isZero();
        assertThat(ridged.coefficients().get(2).standardError()).isNaN();
    }

    @Test
    void oneSideAloneAndWrongNumbersAreRefused() {
        var one = Observations.of(List.of("a")).add(true, 1).add(true, 2).build();
        assertThatExceptionOfType(NotLearned.class)
                .isThrownBy(() -> LogisticRegression.fit(one, 1))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_FEW));
        assertThatIllegalArgumentException().isThrownBy(() -> LogisticRegression.fit(cars(), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Observations.of(List.of("a")).add(true, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Observations.of(List.of("a")).add(true, 1, 2));
    }

    /// At the maximum the foreseen cases are the actual ones, in all and weighted by any feature; units do
    /// not matter.
    @Property(tries = 60)
    void theMaximumIsOneInAnyUnits(@ForAll long seed, @ForAll @IntRange(min = -9, max = 9) int power) {
        var random = new Random(seed);
        double unit = Math.pow(10, power);
        var plain = Observations.of(List.of("a", "b"));
        var scaled = Observations.of(List.of("a", "b"));
        for (int i = 0; i < 300; i++) {
            double a = random.nextGaussian() + 5;
            double b = random.nextInt(3);
            boolean happened = random.nextDouble() < 1 / (1 + Math.exp(-(a - 5 - .5 * b)));
            plain.add(happened, a, b);
            scaled.add(happened, a * unit, b);
        }
        Observations cases = plain.build();
        LogisticModel model = LogisticRegression.fit(cases, 0).model();
        double[] off = new double[3];
        for (int i = 0; i < cases.size(); i++) {
            double error = (cases.happened(i) ? 1 : 0) - model.chance(cases, i);
            off[0] += error;
            off[1] += error * cases.value(i, 0);
            off[2] += error * cases.value(i, 1);
        }
        for (double sum : off) assertThat(sum).isCloseTo(0, within(1e-4));
        LogisticModel other = LogisticRegression.fit(scaled.build(), 0).model();
        assertThat(other.weight(0) * unit).isCloseTo(model.weight(0), within(1e-6));
        assertThat(other.weight(1)).isCloseTo(model.weight(1), within(1e-6));
    }

    static Observations cars() {
        var cars = Observations.of(List.of("wt"));
        for (int i = 0; i < WEIGHTS.length; i++) cars.add(MANUAL.charAt(i) == '1', WEIGHTS[i]);
        return cars.build();
    }
}
