package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.springframework.modulith.NamedInterface;

/// What a custom field holds, in words or as a form has it.
@NamedInterface("records")
public final class FieldText {
    private FieldText() {}

    public static String shown(FieldValue value, Words words) {
        return switch (value) {
            case FieldValue.Text(String text) -> text;
            case FieldValue.Decimal(BigDecimal number) ->
                words.number(number.doubleValue(), Math.max(0, scale(number)));
            case FieldValue.Money(BigDecimal amount, Currency currency) -> words.money(amount, currency);
            case FieldValue.Day(LocalDate day) -> words.day(day);
            case FieldValue.Flag(boolean yes) -> words.text(yes ? "field.yes" : "field.no");
            case FieldValue.Chosen(List<String> options) -> String.join(", ", options);
        };
    }

    /// How the field's form would hold it.
    public static String typed(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(String text) -> text;
            case FieldValue.Decimal(BigDecimal number) -> plain(number);
            case FieldValue.Money(BigDecimal amount, Currency currency) ->
                plain(amount) + " " + currency.getCurrencyCode();
            case FieldValue.Day(LocalDate day) -> day.toString();
            case FieldValue.Flag(boolean yes) -> Boolean.toString(yes);
            case FieldValue.Chosen(List<String> options) -> String.join(";", options);
        };
    }

    public static boolean link(CustomField field) {
        return field.type() == CustomField.Type.LINK;
    }

    public static boolean number(CustomField field) {
        return field.type() == CustomField.Type.NUMBER || field.type() == CustomField.Type.MONEY;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static int scale(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
    }
}
