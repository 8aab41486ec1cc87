package io.attune.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class LineTests {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void taxIsTakenOutOfAPriceThatIncludesItAndAddedToOneThatDoesNot() {
        Line two = line("2", "89.00", "10", "23");
        assertThat(two.amount(true, EUR)).isEqualTo("160.20");
        assertThat(two.tax(true, EUR)).isEqualTo("29.96");
        assertThat(two.amount(false, EUR)).isEqualTo("197.05");
        assertThat(two.tax(false, EUR)).isEqualTo("36.85");
    }

    @Test
    void yenHaveNoDecimals() {
        Line lamp = line("3", "1234.5", "0", "10");
        assertThat(lamp.amount(false, JPY)).isEqualTo("4074");
        assertThat(lamp.tax(false, JPY)).isEqualTo("370");
    }

    @Test
    void whatComesBackIsPaidBackByItsShare() {
        assertThat(line("3", "10", "0", "0").share(BigDecimal.ONE, true, EUR)).isEqualTo("10.00");
        assertThat(line("3", "3.33", "5", "0").share(new BigDecimal("2"), true, EUR))
                .isEqualTo("6.33");
    }

    @Test
    void amountsOfTwoCurrenciesDoNotAddUp() {
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, EUR).plus(new Money(BigDecimal.ONE, USD)))
                .hasMessageContaining("without a rate");
        assertThat(new Money(new BigDecimal("1.0"), EUR)).isEqualTo(new Money(new BigDecimal("1.00"), EUR));
    }

    @Test
    void aRateCountsThirtyDaysAndNobodyGuessesAfterThat() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        var rates = new ExchangeRates(
                EUR,
                List.of(
                        new ExchangeRate(USD, day, new BigDecimal("0.9")),
                        new ExchangeRate(USD, day.plusDays(10), new BigDecimal("0.8"))));
        BigDecimal ten = BigDecimal.TEN;
        assertThat(rates.inBase(ten, EUR, day)).contains(ten);
        assertThat(rates.inBase(ten, USD, day.minusDays(1))).isEmpty();
        assertThat(rates.inBase(ten, USD, day.plusDays(9))).contains(new BigDecimal("9.0000"));
        assertThat(rates.inBase(ten, USD, day.plusDays(40))).contains(new BigDecimal("8.0000"));
        assertThat(rates.inBase(ten, USD, day.plusDays(41))).isEmpty();
    }

    @Property(tries = 300)
    void netAndTaxAreTheAmountAndNothingIsBelowNothing(
            @ForAll @BigRange(min = "0.001", max = "999") @Scale(3) BigDecimal quantity,
            @ForAll @BigRange(min = "0", max = "99999") @Scale(4) BigDecimal price,
            @ForAll @BigRange(min = "0", max = "100") @Scale(2) BigDecimal discount,
            @ForAll @BigRange(min = "0", max = "100") @Scale(2) BigDecimal tax,
            @ForAll boolean included) {
        var line = new Line(0, null, null, "a lamp", quantity, "piece", price, discount, tax);
        Totals totals = Totals.of(List.of(line, line), included, EUR);
        assertThat(totals.net().add(totals.tax())).isEqualByComparingTo(totals.amount());
        assertThat(totals.net().signum()).isNotNegative();
        assertThat(totals.tax().signum()).isNotNegative();
        assertThat(Money.payable(totals.amount(), EUR)).isTrue();
        assertThat(line.share(quantity, included, EUR)).isEqualByComparingTo(line.amount(included, EUR));
    }

    private static Line line(String quantity, String price, String discount, String tax) {
        return new Line(
                0,
                null,
                null,
                "a lamp",
                new BigDecimal(quantity),
                "piece",
                new BigDecimal(price),
                new BigDecimal(discount),
                new BigDecimal(tax));
    }
}
