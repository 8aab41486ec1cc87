package io.attune.platform.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "PLAIN|29.33|29.33",
                "PLAIN|-0.5|-0.5",
                "PLAIN|.5|0.5",
                "PLAIN|$12|12",
                "PLAIN|(12.00)|-12.00",
                "PLAIN|12-|-12",
                "COMMA_POINT|1,234.56|1234.56",
                "COMMA_POINT|1,234,567|1234567",
                "COMMA_POINT|12.5|12.5",
                "COMMA_POINT|USD 1,000|1000",
                "POINT_COMMA|1.234,56|1234.56",
                "POINT_COMMA|12,5|12.5",
                "POINT_COMMA|€ 1.000|1000",
                "POINT_COMMA|12,50 EUR|12.50",
                "BLANK_COMMA|1 234,56|1234.56",
                "BLANK_COMMA|1\u00A0234 567,8 €|1234567.8",
                "BLANK_COMMA|1\u202F234|1234",
                "APOSTROPHE_POINT|1'234.56|1234.56",
                "APOSTROPHE_POINT|CHF 1’234|1234",
                "PLAIN|123456789012345678901234.5|123456789012345678901234.5"
            })
    void amountsAreReadInTheirFormat(NumberFormat format, String cell, BigDecimal expected) {
        assertThat(format.parse(cell)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLAIN|1,234.56",
                "PLAIN|1,5",
                "COMMA_POINT|1.234,56",
                "COMMA_POINT|12,34",
                "COMMA_POINT|1,2345",
                "COMMA_POINT|,123",
                "POINT_COMMA|12.50",
                "POINT_COMMA|0.123",
                "POINT_COMMA|1.23.456",
                "PLAIN|1.2.3",
                "PLAIN|abc",
                "PLAIN|-",
                "PLAIN|.",
                "PLAIN|--1",
                "PLAIN|1e5",
                "PLAIN|12 USD EUR",
                "PLAIN|1 2",
                "POINT_COMMA|1.234.",
                "PLAIN|12AB",
                "PLAIN|1,"
            })
    void whatIsNotInTheFormatIsRefused(NumberFormat format, String cell) {
        assertThatThrownBy(() -> format.parse(cell))
                .isInstanceOf(CellException.class)
                .hasMessageContaining(format.example());
    }

    @Test
    void wholeNumbersMayBeWrittenWithZeroFraction() {
        assertThat(NumberFormat.COMMA_POINT.parseInteger("1,200.00")).isEqualTo(1_200);
        assertThatThrownBy(() -> NumberFormat.PLAIN.parseInteger("1.5")).hasMessage("\"1.5\" is not a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "1234.56", "", " PLAIN "})
    void formatsAreChosenByNameOrExample(String text) {
        assertThat(NumberFormat.of(text)).isEqualTo(NumberFormat.PLAIN);
        assertThat(NumberFormat.of("1’234.56")).isEqualTo(NumberFormat.APOSTROPHE_POINT);
        assertThatThrownBy(() -> NumberFormat.of("1234")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFormatReadsBackWhatItPrints() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var number = new BigDecimal(new BigInteger(random.nextInt(1, 100), random), random.nextInt(6));
            if (random.nextBoolean()) number = number.negate();
            for (NumberFormat format : NumberFormat.values())
                assertThat(format.parse(format.print(number))).isEqualTo(number);
        }
    }
}
