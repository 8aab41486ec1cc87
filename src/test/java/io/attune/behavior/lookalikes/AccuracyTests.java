package io.attune.behavior.lookalikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AccuracyTests {
    @Test
    void figuresOfAHandfulAreAsByHand() {
        double[] chances = {.9, .8, .3, .3, .1};
        boolean[] left = {true, false, true, false, false};
        Accuracy accuracy = Accuracy.of(chances, left);
        // Pairs of one who left and one who stayed: .9 beats all three, .3 ties with .3 and beats .1.
        assertThat(accuracy.auc()).isCloseTo(4.5 / 6, within(1e-12));
        assertThat(accuracy.brier()).isCloseTo((.01 + .64 + .49 + .09 + .01) / 5, within(1e-12));
        assertThat(accuracy.brierOfConstant()).isCloseTo(.4 * .6, within(1e-12));
        assertThat(accuracy.logLoss())
                .isCloseTo(
                        -(Math.log(.9) + Math.log(.2) + Math.log(.3) + Math.log(.7) + Math.log(.9)) / 5, within(1e-12));
        assertThat(accuracy.liftOfTenth()).isCloseTo(2.5, within(1e-12));
    }

    @Property(tries = 60)
    void aucIsTheShareOfPairsInTheRightOrder(@ForAll long seed) {
        var random = new Random(seed);
        double[] scores = new double[40];
        boolean[] left = new boolean[40];
        for (int i = 0; i < 40; i++) {
            scores[i] = random.nextInt(12) / 10.0;
            left[i] = i % 2 == 0 || random.nextInt(4) == 0;
        }
        double right = 0;
        int pairs = 0;
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                if (!left[i] || left[j]) continue;
                pairs++;
                right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
            }
        }
        if (pairs == 0) assertThat(Accuracy.auc(scores, left)).isNaN();
        else assertThat(Accuracy.auc(scores, left)).isCloseTo(right / pairs, within(1e-12));
    }

    @Test
    void chancesThatAreTrueAreCalibratedAndBoastingOnesAreFound() {
        var random = new Random(4);
        double[] honest = new double[20_000];
        double[] boasting = new double[honest.length];
        boolean[] left = new boolean[honest.length];
        for (int i = 0; i < honest.length; i++) {
            double logOdds = random.nextGaussian() - .5;
            honest[i] = LogisticModel.chanceOf(logOdds);
            boasting[i] = LogisticModel.chanceOf(2 * logOdds);
            left[i] = random.nextDouble() < honest[i];
        }
        Calibration good = Accuracy.of(honest, left).calibration();
        assertThat(good.slope()).isCloseTo(1, within(.06));
        assertThat(good.level()).isCloseTo(0, within(.06));
        assertThat(good.error()).isLessThan(.02);
        assertThat(good.bands()).hasSize(10);
        for (Calibration.Band band : good.bands()) assertThat(band.share()).isCloseTo(band.expected(), within(.04));
        Calibration bad = Accuracy.of(boasting, left).calibration();
        assertThat(bad.slope()).isCloseTo(.5, within(.05));
        assertThat(bad.error()).isGreaterThan(.05);
    }

    @Test
    void whatCannotBeSaidIsNaNOrRefused() {
        Accuracy oneSide = Accuracy.of(new double[] {.2, .3}, new boolean[2]);
        assertThat(oneSide.auc()).isNaN();
        assertThat(oneSide.calibration().slope()).isNaN();
        Accuracy certain = Accuracy.of(new double[] {1, 0, 1}, new boolean[] {true, false, false});
        assertThat(certain.logLoss()).isFinite();
        assertThatIllegalArgumentException().isThrownBy(() -> Accuracy.of(new double[0], new boolean[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Accuracy.of(new double[1], new boolean[2]));
        assertThatExceptionOfType(NotLearned.class)
                .isThrownBy(() -> CrossValidation.of(LogisticRegressionTests.cars(), 1, 20, 1));
    }
}
