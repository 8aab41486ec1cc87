package io.attune.customers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/// What a custom field holds, by type. A link is a text that begins with `https://` or `http://`.
public sealed interface FieldValue {
    record Text(String text) implements FieldValue {
        public Text {
            if (text.isBlank() || text.length() > 2_000)
                throw new IllegalArgumentException("a text has 1 to 2000 characters, not " + text.length());
        }
    }

    record Decimal(BigDecimal number) implements FieldValue {}

    record Money(BigDecimal amount, Currency currency) implements FieldValue {}

    record Day(LocalDate day) implements FieldValue {}

    record Flag(boolean yes) implements FieldValue {}

    /// One for a choice, any for choices, each of them an option of the field.
    record Chosen(List<String> options) implements FieldValue {
        public Chosen {
            options = List.copyOf(options);
            if (options.isEmpty()) throw new IllegalArgumentException("nothing chosen is no value");
        }
    }
}
