package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.customers.ListColumn;
import io.attune.customers.records.FieldText;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// What a list holds of one record in one column.
public sealed interface Cell {
    record Text(String text) implements Cell {}

    record Decimal(BigDecimal number) implements Cell {}

    record Money(BigDecimal amount, Currency currency) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    record Moment(Instant at) implements Cell {}

    record Tags(List<String> tags) implements Cell {
        public Tags {
            tags = List.copyOf(tags);
        }
    }

    /// One of the options of the column.
    record Chosen(ListColumn.Option option) implements Cell {}

    /// Somebody, and where we show everything about them.
    record Linked(String name, String address) implements Cell {}

    /// Who or what made it, below the message key `list.origin.`.
    record Origin(String kind) implements Cell {}

    /// A value of a field that the company added.
    record Own(CustomField field, FieldValue value) implements Cell {}

    default String shown(Words words) {
        return switch (this) {
            case Text(String text) -> text;
            case Decimal(BigDecimal number) -> words.number(number.doubleValue(), Math.max(0, number.scale()));
            case Money(BigDecimal amount, Currency currency) -> words.money(amount, currency);
            case Day(LocalDate day) -> words.day(day);
            case Moment(Instant at) -> words.when(at);
            case Tags(List<String> tags) -> String.join(", ", tags);
            case Chosen(ListColumn.Option option) -> option.label();
            case Linked(String name, var _) -> name;
            case Origin(String kind) -> words.text("list.origin." + kind.toLowerCase(Locale.ROOT));
            case Own(var _, FieldValue value) -> FieldText.shown(value, words);
        };
    }

    /// The class of its place in a table: numbers stand at the right, days and times in one line.
    default String place() {
        return switch (this) {
            case Decimal _, Money _ -> "num";
            case Own(CustomField field, var _) -> FieldText.number(field) ? "num" : "";
            case Day _, Moment _ -> "text-nowrap";
            case Text _, Tags _, Chosen _, Linked _, Origin _ -> "";
        };
    }
}
