package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.SharedData;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Accuracy on the CDNOW sample in the 39 weeks after calibration, as in Fader, Hardie & Lee (2005).
class HoldoutTests {
    private static final LocalDate END_OF_CALIBRATION = LocalDate.of(1997, 9, 30);
    private static final LocalDate END = LocalDate.of(1998, 6, 30);
    private static final ParetoNbd PARETO = new ParetoNbd(.553277, 10.577683, .606240, 11.668744);

    @Test
    void predictionsAreAsGoodAsInTheLiterature() throws IOException {
        var log = CdnowTests.read(SharedData.file("purchases/cdnow_sample.txt"));
        var before = log.base(END_OF_CALIBRATION);
        var after = log.base(END);
        var pareto = Holdout.of(before, after, PARETO);
        assertThat(pareto.actual()).isEqualTo(1882);
        assertThat(pareto.predicted()).isCloseTo(1665.5, within(.1));
        assertThat(pareto.meanAbsoluteError()).isCloseTo(.754523, within(2e-6));
        assertThat(pareto.rootMeanSquaredError()).isCloseTo(1.602848, within(2e-6));
        assertThat(pareto.correlation()).isCloseTo(.6302, within(5e-5));
        var bg = Holdout.of(before, after, new BgNbd(.242595, 4.413602, .792922, 2.425907));
        assertThat(bg.correlation()).isCloseTo(.6256, within(5e-5));
        var pastRate = Holdout.ofPastRate(before, after);
        assertThat(pastRate.predicted()).isCloseTo(2930.1, within(.1));
        assertThat(pastRate.meanAbsoluteError()).isCloseTo(1.024, within(5e-4));
        assertThat(pastRate.correlation()).isCloseTo(.584, within(5e-4));
        // The honest part: a ranking hardly needs the model, levels do.
        assertThat(pareto.bestFifth() - pastRate.bestFifth()).isBetween(-.05, .1);
    }

    @Test
    void theModelTracksTheWeeksOfAllCustomersTogether() throws IOException {
        var log = CdnowTests.read(SharedData.file("purchases/cdnow_sample.txt"));
        var weeks = Tracking.of(log, log.base(END_OF_CALIBRATION), END, PARETO).weeks();
        assertThat(weeks).hasSize(77);
        assertThat(weeks.get(19).actual()).isEqualTo(73);
        assertThat(weeks.get(20).actual()).isEqualTo(55);
        assertThat(weeks.get(19).expected()).isCloseTo(78.3, within(.5));
        assertThat(weeks.get(24).expected()).isCloseTo(69.9, within(.5));
        // The literature gives everybody a day more than T has, a seventh of a week's purchases.
        assertThat(weeks.get(24).expectedSoFar()).isCloseTo(1674.3 - 70 / 7.0, within(.5));
        assertThat(weeks.getLast().expectedSoFar())
                .isCloseTo((double) weeks.getLast().actualSoFar(), within(300.));
    }
}
