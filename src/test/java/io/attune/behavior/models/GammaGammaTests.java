package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaGammaTests {
    private static final GammaGamma PUBLISHED = new GammaGamma(6.25, 3.74, 15.44);

    @Test
    void theMeanCustomerSpendsWhatTheNoteSays() {
        assertThat(PUBLISHED.expectedSpend()).isCloseTo(35.2189781021898, within(1e-12));
        assertThat(PUBLISHED.expectedSpend(0, 0)).isEqualTo(PUBLISHED.expectedSpend());
    }

    /// The first customers of CDNOW, from the documentation of the Python package lifetimes.
    @ParameterizedTest
    @CsvSource({"2, 22.35, 24.66", "1, 11.77, 18.92", "7, 73.74, 71.46", "0, 0, 35.22"})
    void aCustomersOwnMeanCountsTheMoreTheOftenerTheyBuy(int repeats, double mean, double expected) {
        assertThat(PUBLISHED.expectedSpend(repeats, mean)).isCloseTo(expected, within(.1));
    }

    @Test
    void aSpendWithoutMeanIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(6, 1, 15));
    }
}
