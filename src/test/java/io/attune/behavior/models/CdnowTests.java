package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The CDNOW sample of Fader & Hardie, on which the literature agrees: parameters as published by the R packages BTYD
/// and CLVTools and the Python package lifetimes.
class CdnowTests {
    private static final LocalDate END_OF_CALIBRATION = LocalDate.of(1997, 9, 30);
    private static final LocalDate END = LocalDate.of(1998, 6, 30);
    private static final BgNbd PUBLISHED = new BgNbd(.242595, 4.413602, .792922, 2.425907);

    private PurchaseLog log = new PurchaseLog();

    @BeforeEach
    void read() throws IOException {
        log = read(SharedData.file("purchases/cdnow_sample.txt"));
    }

    static PurchaseLog read(Path file) throws IOException {
        var log = new PurchaseLog();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.trim().split(" +", -1);
            log.add(cells[1], LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE), new BigDecimal(cells[4]));
        }
        return log;
    }

    @Test
    void countsAreThoseOfTheLiterature() {
        assertThat(log.rows()).isEqualTo(6919);
        assertThat(log.base(END).transactions()).isEqualTo(6696);
        var base = log.base(END_OF_CALIBRATION);
        assertThat(base.size()).isEqualTo(2357);
        assertThat(base.transactions()).isEqualTo(4814);
        assertThat(base.transactions() - base.size()).isEqualTo(2457);
        assertThat(base.repeaters()).isEqualTo(946);
    }

    @Test
    void bgNbdIsFittedAsPublished() {
        var fit = BgNbd.fit(log.base(END_OF_CALIBRATION));
        assertThat(fit.model().r()).isCloseTo(.242595, within(2e-6));
        assertThat(fit.model().alpha()).isCloseTo(4.413602, within(2e-5));
        assertThat(fit.model().a()).isCloseTo(.792922, within(2e-5));
        assertThat(fit.model().b()).isCloseTo(2.425907, within(1e-4));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4292, within(5e-5));
        assertThat(fit.customers()).isEqualTo(2357);
        // Standard errors as CLVTools gives them.
        assertThat(fit.parameters().getFirst().standardError()).isCloseTo(.0126, within(.0005));
    }

    @Test
    void gammaGammaIsFittedAsPublished() {
        var fit = GammaGamma.fit(log.base(END_OF_CALIBRATION));
        assertThat(fit.model().p()).isCloseTo(6.249572, within(2e-4));
        assertThat(fit.model().q()).isCloseTo(3.744224, within(1e-4));
        assertThat(fit.model().gamma()).isCloseTo(15.443520, within(1e-3));
        assertThat(fit.logLikelihood()).isCloseTo(-4055.9177, within(5e-5));
        assertThat(fit.customers()).isEqualTo(946);
        assertThat(fit.model().expectedSpend()).isCloseTo(35.17, within(.01));
    }

    @Test
    void everyCustomerIsAsExpected() throws IOException {
        var base = log.base(END_OF_CALIBRATION);
        var lines = Files.readAllLines(SharedData.file("purchases/cdnow_sample_expected.csv"));
        assertThat(lines).hasSize(base.size() + 1);
        var customers = log.customers();
        double predicted = 0;
        double absolute = 0;
        double squared = 0;
        for (int i = 0; i < base.size(); i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            assertThat(Integer.parseInt(customers.get(i))).isEqualTo(Integer.parseInt(cells[0]));
            var who = base.summary(i).history(END_OF_CALIBRATION);
            assertThat(who.repeats()).isEqualTo(Integer.parseInt(cells[1]));
            assertThat(who.lastWeeks()).isCloseTo(Double.parseDouble(cells[2]), within(1e-7));
            assertThat(who.ageWeeks()).isCloseTo(Double.parseDouble(cells[3]), within(1e-7));
            assertThat(PUBLISHED.alive(who)).isCloseTo(Double.parseDouble(cells[5]), within(2e-6));
            double expected = PUBLISHED.expectedPurchases(who, 39);
            assertThat(expected).isCloseTo(Double.parseDouble(cells[6]), within(2e-6));
            double error = Double.parseDouble(cells[4]) - expected;
            predicted += expected;
            absolute += Math.abs(error);
            squared += error * error;
        }
        // Accuracy in the 39 weeks after calibration, in which 1,882 purchases were made.
        assertThat(predicted).isCloseTo(1653.4, within(.05));
        assertThat(absolute / base.size()).isCloseTo(.785454, within(1e-6));
        assertThat(Math.sqrt(squared / base.size())).isCloseTo(1.607982, within(1e-6));
    }

    @Test
    void latencyShortensWithEveryPurchase() {
        var steps = log.base(END).latency().steps();
        assertThat(steps.getFirst().cases()).isEqualTo(1139);
        assertThat(steps.getFirst().mean()).isCloseTo(107.9, within(.05));
        assertThat(steps.getFirst().median()).isEqualTo(55);
        assertThat(steps.getFirst().p75()).isEqualTo(161);
        assertThat(steps.getFirst().p90()).isCloseTo(299.2, within(1e-9));
        assertThat(steps.get(3).mean()).isCloseTo(56.2, within(.05));
        assertThat(log.base(END).latency().overall().cases()).isEqualTo(6696 - 2357);
    }

    @Test
    void everybodyIsScored() {
        var base = log.base(END);
        var value = ValueFit.of(base, .3);
        assertThat(value.refusals()).isEmpty();
        var scores = Scores.of(base, value.model(), RhythmRule.STANDARD);
        int[] groups = new int[6];
        for (int i = 0; i < scores.size(); i++) {
            var score = scores.score(i);
            groups[score.rfm().recency()]++;
            assertThat(score.alive()).isBetween(0.0, 1.0);
            assertThat(score.value12()).isCloseTo(score.expectedPurchases() * score.expectedSpend() * .3, within(1e-9));
            assertThat(score.value12OnRhythm()).isGreaterThanOrEqualTo(score.value12());
            assertThat(score.rhythm()).isNotNull();
        }
        assertThat(groups).containsExactly(0, 472, 471, 472, 471, 471);
    }
}
