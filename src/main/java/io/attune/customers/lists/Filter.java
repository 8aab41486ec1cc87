package io.attune.customers.lists;

import io.attune.customers.ListColumn;
import io.attune.platform.web.Typed;
import java.util.List;
import java.util.Optional;

/// One condition of a list; in an address `city~is~Porto`. `value` is "" where the operator asks for none.
public record Filter(ListColumn column, Operator operator, String value) {
    /// Whose records: those of whoever looks, or of their teams.
    public static final String ME = "me";

    private static final int LONGEST = 200;

    public Filter {
        if (!Operator.of(column).contains(operator))
            throw new IllegalArgumentException(column.key() + " is not filtered by " + operator);
    }

    /// Empty where it makes no sense: an address may be old, or made up.
    static Optional<Filter> read(List<ListColumn> columns, String written) {
        String[] parts = written.split("~", 3);
        if (parts.length < 2) return Optional.empty();
        String value = parts.length == 3 ? parts[2].strip() : "";
        return ListColumn.find(columns, parts[0])
                .flatMap(column -> Operator.read(parts[1]).flatMap(operator -> of(column, operator, value)));
    }

    static Optional<Filter> of(ListColumn column, Operator operator, String value) {
        if (!Operator.of(column).contains(operator) || value.length() > LONGEST) return Optional.empty();
        if (!operator.asks()) return Optional.of(new Filter(column, operator, ""));
        boolean sensible = switch (column.type()) {
            case TEXT, TAGS, ACCOUNTS, ORIGIN -> !value.isEmpty();
            case CHOICE ->
                column.custom() ? !value.isEmpty() : column.option(value).isPresent();
            case DAY, MOMENT, DEADLINE -> Typed.date(value).isPresent();
            case NUMBER, MONEY -> value.matches("-?\\d{1,15}([.,]\\d{1,4})?");
            case FLAG -> value.equals("true") || value.equals("false");
            case OWNER, TEAM -> value.equals(ME) || value.matches("\\d{1,18}");
            case PERSON, ACCOUNT -> operator == Operator.IS ? value.matches("\\d{1,18}") : !value.isEmpty();
        };
        return sensible ? Optional.of(new Filter(column, operator, value.replace('\u0000', ' '))) : Optional.empty();
    }

    String written() {
        return column.key() + "~" + operator.written() + "~" + value;
    }
}
