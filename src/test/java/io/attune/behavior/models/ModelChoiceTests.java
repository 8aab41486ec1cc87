package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.attune.SharedData;
import io.attune.behavior.models.ModelChoice.AliveBand;
import io.attune.behavior.models.ModelChoice.Candidate;
import io.attune.behavior.models.ModelChoice.Gain;
import io.attune.behavior.models.ModelNotFitted.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ModelChoiceTests {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    /// Errors as computed from the published parameters of each model; the ranks by SciPy.
    @Test
    void onCdnowTheModelsWinOnLevelsAndHardlyOnRanking() throws IOException {
        var log = CdnowTests.read(SharedData.file("purchases/cdnow_sample.txt"));
        var choice = ModelChoice.of(log.base(LocalDate.of(1997, 9, 30)), log.base(LocalDate.of(1998, 6, 30)));
        assertThat(choice.refused()).isEmpty();
        assertThat(choice.candidates())
                .extracting(one -> one.fit().model().name())
                .containsExactly("pareto-nbd", "mbg-nbd", "bg-nbd", "nbd");
        Candidate pareto = choice.best();
        assertThat(pareto.holdout().meanAbsoluteError()).isCloseTo(.754523, within(2e-6));
        assertThat(pareto.holdout().levelError()).isCloseTo(-.115, within(5e-4));
        assertThat(pareto.holdout().rankCorrelation()).isCloseTo(.459732, within(1e-6));
        assertThat(choice.gains(pareto)).containsExactly(Gain.LEVEL, Gain.SINGLE);
        Candidate bg = choice.candidates().get(2);
        assertThat(bg.holdout().rankCorrelation()).isCloseTo(.449287, within(1e-6));
        assertThat(bg.holdout().levelError()).isCloseTo(-.121, within(5e-4));
        // The honest part: those who had spent most spend as much of the money as those of whom most is expected.
        assertThat(bg.spendOfBestFifth()).isCloseTo(.663, within(5e-4));
        assertThat(choice.spendOfPastSpenders()).isCloseTo(.6626, within(5e-5));
        assertThat(choice.gains(bg)).containsExactly(Gain.LEVEL);
        assertThat(choice.gains(choice.candidates().get(3))).isEmpty();
        assertThat(choice.pastRate().levelError()).isCloseTo(.557, within(5e-4));
        assertThat(choice.nobody().meanAbsoluteError()).isCloseTo(1882 / 2357.0, within(1e-9));
    }

    @Test
    void whoIsSaidToBeAliveReturnsTheOftener() throws IOException {
        var log = CdnowTests.read(SharedData.file("purchases/cdnow_sample.txt"));
        var choice = ModelChoice.of(log.base(LocalDate.of(1997, 9, 30)), log.base(LocalDate.of(1998, 6, 30)));
        var bands = choice.best().alive();
        assertThat(bands.stream().mapToInt(AliveBand::customers).sum()).isEqualTo(2357);
        assertThat(bands.stream().mapToLong(AliveBand::actual).sum()).isEqualTo(1882);
        AliveBand surest = bands.getLast();
        assertThat(surest.alive()).isGreaterThan(.9);
        assertThat((double) surest.returned() / surest.customers()).isBetween(.6, surest.alive());
        assertThat(choice.best().givenUpTooEarly()).isBetween(0.0, .02);
    }

    @Test
    void customersDrawnFromBgNbdAreForeseenByIt() {
        var buyers = new SimulatedBuyers(7, new BgNbd(.8, 6, .6, 3), new GammaGamma(6, 4, 15));
        var buying = new PurchaseLog();
        buyers.log(buying, 3_000, 100, 700);
        var choice = ModelChoice.of(
                buying.base(SimulatedBuyers.START.plusDays(400)), buying.base(SimulatedBuyers.START.plusDays(700)));
        Candidate bg = choice.candidates().stream()
                .filter(one -> one.kind() == BuyingModelKind.BG_NBD)
                .findFirst()
                .orElseThrow();
        assertThat(bg.holdout().levelError()).isCloseTo(0, within(.08));
        assertThat(bg.givenUpTooEarly()).isLessThan(.01);
        for (AliveBand band : bg.alive()) {
            if (band.customers() > 100) {
                assertThat(band.expected()).isCloseTo((double) band.actual(), within(.2 * band.actual() + 30));
            }
        }
    }

    @Test
    void aBaseThatSaysTooLittleIsRefusedWithTheReason() {
        var log = new PurchaseLog();
        for (int i = 0; i < 20; i++) log.add("c" + i, NEW_YEAR.plusDays(i), BigDecimal.TEN);
        var before = log.base(NEW_YEAR.plusDays(30));
        assertThatExceptionOfType(ModelNotFitted.class)
                .isThrownBy(() -> ModelChoice.of(before, log.base(NEW_YEAR.plusDays(60))))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_REPEAT_BUYERS));
    }
}
