package io.attune.sales.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTests {
    /// R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    @ParameterizedTest
    @CsvSource({"81, 263, .2553, .3662", "15, 148, .0624, .1605", "0, 20, .0000, .1611", "1, 29, .0061, .1718"})
    void wilsonsIntervalIsThatOfTheLiterature(long successes, long cases, double low, double high) {
        Interval interval = Interval.wilson(successes, cases);
        assertThat(interval.low()).isCloseTo(low, within(.00005));
        assertThat(interval.high()).isCloseTo(high, within(.00005));
    }

    /// R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, .0524, .3339", "9, 10, 3, 10, .1705, .8090", "10, 10, 0, 20, .6791, 1"})
    void theIntervalOfADifferenceIsThatOfTheLiterature(long a, long m, long b, long n, double low, double high) {
        Interval difference = Interval.wilson(a, m).minus(Interval.wilson(b, n));
        assertThat(difference.low()).isCloseTo(low, within(.00005));
        assertThat(difference.high()).isCloseTo(high, within(.00005));
        assertThat(difference.excludesZero()).isTrue();
    }

    @Test
    void nobodyAtAllSaysNothing() {
        assertThat(Interval.wilson(0, 0)).isEqualTo(new Interval(0, 0, 1));
    }

    @Test
    void whoIsStillOpenCountsNeitherWay() {
        var rate = new CloseRate("social", 100, 20, 60, 12.0, BigDecimal.TEN);
        assertThat(rate.open()).isEqualTo(20);
        assertThat(rate.rate().share()).isEqualTo(.25);
    }
}
