package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.SharedData;
import io.attune.behavior.models.BetaGeometric.Leaving;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The other models of buying on the CDNOW sample. Parameters and log-likelihoods as in the R packages BTYD, BTYDplus
/// and CLVTools and the Python package lifetimes; each customer at the published parameters.
class CdnowModelsTests {
    private static final LocalDate END_OF_CALIBRATION = LocalDate.of(1997, 9, 30);
    private static final ParetoNbd PARETO = new ParetoNbd(.553277, 10.577683, .606240, 11.668744);
    private static final BetaGeometric MBG =
            new BetaGeometric(Leaving.AT_ONCE, 1, .524843, 6.183085, .891359, 1.614002);
    private static final BuyingHistory OFTEN = new BuyingHistory(26, 216 / 7.0, 31);

    private CustomerBase base = CustomerBase.until(END_OF_CALIBRATION).build();
    private List<String> expected = List.of();

    @BeforeEach
    void read() throws IOException {
        base = CdnowTests.read(SharedData.file("purchases/cdnow_sample.txt")).base(END_OF_CALIBRATION);
        expected = Files.readAllLines(SharedData.file("purchases/cdnow_sample_expected.csv"));
    }

    @Test
    void paretoNbdIsFittedAsPublished() {
        var fit = ParetoNbd.fit(base);
        assertThat(fit.logLikelihood()).isCloseTo(-9594.9762, within(5e-5));
        assertThat(fit.model().r()).isCloseTo(.553277, within(1e-4));
        assertThat(fit.model().alpha()).isCloseTo(10.577683, within(.02));
        assertThat(fit.model().s()).isCloseTo(.606240, within(1e-3));
        assertThat(fit.model().beta()).isCloseTo(11.668744, within(.02));
        assertThat(fit.parameters())
                .allSatisfy(p -> assertThat(p.standardError()).isPositive());
    }

    @Test
    void mbgNbdIsFittedAsPublishedAndARegularRhythmIsNoLikelier() {
        var fit = BetaGeometric.fit(base, Leaving.AT_ONCE);
        assertThat(fit.model().name()).isEqualTo("mbg-nbd");
        assertThat(fit.logLikelihood()).isCloseTo(-9582.1357, within(5e-5));
        assertThat(fit.model().r()).isCloseTo(.524843, within(2e-5));
        assertThat(fit.model().alpha()).isCloseTo(6.183085, within(2e-4));
        assertThat(fit.model().a()).isCloseTo(.891359, within(2e-4));
        assertThat(fit.model().b()).isCloseTo(1.614002, within(5e-4));
    }

    @Test
    void nbdIsFittedAsPublished() {
        var fit = Nbd.fit(base);
        assertThat(fit.logLikelihood()).isCloseTo(-9763.658, within(5e-4));
        assertThat(fit.model().r()).isCloseTo(.384766, within(1e-5));
        assertThat(fit.model().alpha()).isCloseTo(12.07202, within(1e-3));
    }

    @Test
    void everyCustomerIsAsExpected() {
        double[] error = new double[2];
        for (int i = 0; i < base.size(); i++) {
            double[] row = row(i);
            var who = base.summary(i).history(END_OF_CALIBRATION);
            assertThat(MBG.alive(who)).isCloseTo(row[7], within(2e-6));
            assertThat(MBG.expectedPurchases(who, 39)).isCloseTo(row[8], within(2e-6 * Math.max(1, row[8])));
            assertThat(PARETO.alive(who)).isCloseTo(row[9], within(2e-6));
            assertThat(PARETO.expectedPurchases(who, 39)).isCloseTo(row[10], within(2e-6 * Math.max(1, row[10])));
            error[0] += Math.abs(PARETO.expectedPurchases(who, 39) - row[4]);
            error[1] += Math.abs(MBG.expectedPurchases(who, 39) - row[4]);
        }
        assertThat(error[0] / base.size()).isCloseTo(.754523, within(2e-6));
        assertThat(error[1] / base.size()).isCloseTo(.764779, within(2e-6));
    }

    @Test
    void discountedPurchasesAreAsInBtyd() {
        double sum = 0;
        for (int i = 0; i < base.size(); i++) {
            sum += PARETO.discountedPurchases(base.summary(i).history(END_OF_CALIBRATION), .0027);
        }
        assertThat(sum).isCloseTo(7185.97, within(.05));
        var first = base.summary(0).history(END_OF_CALIBRATION);
        assertThat(PARETO.discountedPurchases(first, .0027)).isCloseTo(6.4824, within(5e-4));
        assertThat(PARETO.discountedPurchases(new BuyingHistory(0, 0, 39), .0027))
                .isCloseTo(.47476, within(5e-5));
        assertThat(PARETO.discountedPurchases(OFTEN, .0027)).isCloseTo(86.024, within(5e-3));
    }

    @Test
    void theMostFrequentBuyerIsAlmostSurelyAlive() {
        assertThat(PARETO.expectedPurchases(OFTEN, 52)).isCloseTo(25.455, within(5e-4));
        assertThat(PARETO.alive(OFTEN)).isCloseTo(.99787, within(5e-6));
    }

    private double[] row(int customer) {
        String[] cells = expected.get(customer + 1).split(",", -1);
        double[] row = new double[cells.length];
        for (int i = 0; i < row.length; i++) row[i] = Double.parseDouble(cells[i]);
        return row;
    }
}
