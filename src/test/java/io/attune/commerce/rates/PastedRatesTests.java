package io.attune.commerce.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.commerce.ExchangeRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class PastedRatesTests {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void anyUsualSeparatorIsRead() {
        var pasted = PastedRates.read("""
                day;currency;rate
                2026-11-02;USD;0,9213
                2026-11-02,CHF,1.0712
                2026-11-03\tgbp\t1.15

                "2026-11-03"; "JPY"; "0.0061"
                """, EUR);
        assertThat(pasted.unread()).isEmpty();
        assertThat(pasted.rates())
                .hasSize(4)
                .contains(new ExchangeRate(
                        Currency.getInstance("CHF"), LocalDate.of(2026, 11, 2), new BigDecimal("1.0712")));
    }

    @Test
    void whatMakesNoSenseIsNamedByItsLine() {
        var pasted = PastedRates.read("2026-11-02;USD;0.92\n2026-11-02;EUR;1\nsoon;USD;1\n2026-11-02;USD;-1", EUR);
        assertThat(pasted.rates()).hasSize(1);
        assertThat(pasted.unread()).containsExactly(2, 3, 4);
    }
}
