package io.attune.customers.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import io.attune.customers.records.FieldText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldReadingTests {
    private static final Currency EURO = Currency.getInstance("EUR");

    @Test
    void eachTypeIsReadAsWhatItIs() {
        assertThat(read(CustomField.Type.TEXT, " oak ")).contains(new FieldValue.Text("oak"));
        assertThat(read(CustomField.Type.NUMBER, "-12,50")).contains(new FieldValue.Decimal(new BigDecimal("-12.50")));
        assertThat(read(CustomField.Type.MONEY, "1200")).contains(new FieldValue.Money(new BigDecimal("1200"), EURO));
        assertThat(read(CustomField.Type.MONEY, "1200 usd"))
                .contains(new FieldValue.Money(new BigDecimal("1200"), Currency.getInstance("USD")));
        assertThat(read(CustomField.Type.DATE, "2026-02-28")).contains(new FieldValue.Day(LocalDate.of(2026, 2, 28)));
        assertThat(read(CustomField.Type.CHOICE, "GOLD")).contains(new FieldValue.Chosen(List.of("Gold")));
        assertThat(read(CustomField.Type.CHOICES, "Gold; silver;Gold"))
                .contains(new FieldValue.Chosen(List.of("Gold", "Silver")));
        assertThat(read(CustomField.Type.BOOLEAN, "ja")).contains(new FieldValue.Flag(true));
        assertThat(read(CustomField.Type.LINK, "lumen.example/a"))
                .contains(new FieldValue.Text("https://lumen.example/a"));
    }

    @Test
    void whatMakesNoSenseIsRefusedInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(CustomField.Type.NUMBER, "1e9"))
                .withMessage("problem.decimal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(CustomField.Type.DATE, "2026-02-30"))
                .withMessage("problem.date");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(CustomField.Type.CHOICE, "Lead"))
                .withMessage("problem.choice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(CustomField.Type.MONEY, "5 xyz"))
                .withMessage("problem.currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(CustomField.Type.LINK, "javascript://lumen.example/%0aalert(1)"))
                .withMessage("problem.link");
    }

    @Test
    void nothingIsNoValue() {
        for (CustomField.Type type : CustomField.Type.values())
            assertThat(read(type, "  ")).isEmpty();
        assertThat(read(CustomField.Type.CHOICES, " ; ")).isEmpty();
    }

    @Test
    void whatAFormHoldsIsReadBackAsTheSame() {
        for (var value : List.of(
                read(CustomField.Type.NUMBER, "7.25"),
                read(CustomField.Type.MONEY, "99.9 CHF"),
                read(CustomField.Type.DATE, "1999-12-31"),
                read(CustomField.Type.CHOICES, "Silver;Gold"),
                read(CustomField.Type.BOOLEAN, "no"))) {
            FieldValue known = value.orElseThrow();
            CustomField.Type type = switch (known) {
                case FieldValue.Text _ -> CustomField.Type.TEXT;
                case FieldValue.Decimal _ -> CustomField.Type.NUMBER;
                case FieldValue.Money _ -> CustomField.Type.MONEY;
                case FieldValue.Day _ -> CustomField.Type.DATE;
                case FieldValue.Flag _ -> CustomField.Type.BOOLEAN;
                case FieldValue.Chosen _ -> CustomField.Type.CHOICES;
            };
            assertThat(FieldText.typed(read(type, FieldText.typed(known)).orElseThrow()))
                    .isEqualTo(FieldText.typed(known));
        }
    }

    private static Optional<FieldValue> read(CustomField.Type type, String typed) {
        boolean list = type == CustomField.Type.CHOICE || type == CustomField.Type.CHOICES;
        var field = new CustomField(1, RecordKind.PERSON, "Level", type, list ? List.of("Gold", "Silver") : List.of());
        return FieldReading.read(field, typed, EURO);
    }
}
