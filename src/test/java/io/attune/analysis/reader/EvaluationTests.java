package io.attune.analysis.reader;

import static io.attune.analysis.reader.Sentiment.NEGATIVE;
import static io.attune.analysis.reader.Sentiment.NEUTRAL;
import static io.attune.analysis.reader.Sentiment.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.analysis.reader.Evaluation.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Worked out by hand.
class EvaluationTests {
    @Test
    void itCountsWhatAgreesAndWhatDoesNot() {
        Evaluation evaluation = Evaluation.ofSentiments(List.of(
                new Judged<>(NEGATIVE, NEGATIVE, 0.95),
                new Judged<>(NEGATIVE, NEGATIVE, 0.95),
                new Judged<>(NEGATIVE, NEUTRAL, 0.55),
                new Judged<>(NEUTRAL, NEUTRAL, 0.55),
                new Judged<>(POSITIVE, NEGATIVE, 0.65)));
        assertThat(evaluation.accuracy()).isEqualTo(0.6);
        assertThat(evaluation.confusion()).containsExactly(List.of(2, 1, 0), List.of(0, 1, 0), List.of(1, 0, 0));
        // Negative: precision 2/3, recall 2/3. Neutral: 1/2 and 1. Positive: never read.
        assertThat(evaluation.f1().get(0)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(evaluation.f1().get(1)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(evaluation.macroF1()).isCloseTo(4 / 9.0, within(1e-12));
        // Bins: .9–1 |1.90 − 2|, .5–.6 |1.10 − 1|, .6–.7 |.65 − 0|; over five texts.
        assertThat(evaluation.calibrationError()).isCloseTo(0.85 / 5, within(1e-12));
    }

    @Test
    void anIntentIsYesOrNo() {
        Evaluation evaluation = Evaluation.ofIntent(List.of(new Judged<>(true, true, 1), new Judged<>(false, true, 1)));
        assertThat(evaluation.labels()).containsExactly("no", "yes");
        assertThat(evaluation.f1()).containsExactly(0.0, 2 / 3.0);
    }

    @Test
    void nothingJudgedIsNoError() {
        assertThat(Evaluation.ofSentiments(List.of()).accuracy()).isZero();
    }
}
