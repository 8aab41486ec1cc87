package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.customers.records.FieldText;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// What a list holds of one record in one column.
public sealed interface Cell {
    record Text(String text) implements Cell {}

    record Decimal(BigDecimal number) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    record Moment(Instant at) implements Cell {}

    record Tags(List<String> tags) implements Cell {
        public Tags {
            tags = List.copyOf(tags);
        }
    }

    /// Who or what made it, below the message key `list.origin.`.
    record Origin(String kind) implements Cell {}

    /// A value of a field that the company added.
    record Own(CustomField field, FieldValue value) implements Cell {}

    default String shown(Words words) {
        return switch (this) {
            case Text(String text) -> text;
            case Decimal(BigDecimal number) -> words.number(number.doubleValue(), Math.max(0, number.scale()));
            case Day(LocalDate day) -> words.day(day);
            case Moment(Instant at) -> words.when(at);
            case Tags(List<String> tags) -> String.join(", ", tags);
            case Origin(String kind) -> words.text("list.origin." + kind.toLowerCase(Locale.ROOT));
            case Own(var _, FieldValue value) -> FieldText.shown(value, words);
        };
    }

    default boolean right() {
        return this instanceof Decimal || (this instanceof Own(CustomField field, var _) && FieldText.number(field));
    }
}
