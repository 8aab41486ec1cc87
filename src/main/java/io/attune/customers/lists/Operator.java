package io.attune.customers.lists;

import io.attune.customers.ListColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a filter compares.
public enum Operator {
    IS,
    HAS,
    FROM,
    TO,
    EMPTY,
    FILLED;

    /// How a column can be filtered by, the usual one first.
    static List<Operator> of(ListColumn column) {
        return switch (column.type()) {
            case TEXT -> List.of(HAS, IS, EMPTY, FILLED);
            case DAY, NUMBER, MONEY -> column.filled() ? List.of(FROM, TO, IS) : List.of(FROM, TO, IS, EMPTY, FILLED);
            case MOMENT, DEADLINE -> List.of(FROM, TO);
            case CHOICE -> column.custom() ? List.of(IS, EMPTY, FILLED) : List.of(IS);
            case FLAG, OWNER, TEAM, TAGS -> column.filled() ? List.of(IS) : List.of(IS, EMPTY, FILLED);
            case PERSON, ACCOUNT -> List.of(HAS, EMPTY, FILLED, IS);
            case ACCOUNTS -> List.of(HAS, EMPTY, FILLED);
            case ORIGIN -> List.of(IS);
        };
    }

    /// Those to choose from; somebody is meant by their id only in links.
    public static List<Operator> offered(ListColumn column) {
        return switch (column.type()) {
            case PERSON, ACCOUNT -> List.of(HAS, EMPTY, FILLED);
            case TEXT, DAY, MOMENT, DEADLINE, NUMBER, MONEY, FLAG, CHOICE, OWNER, TEAM, TAGS, ACCOUNTS, ORIGIN ->
                of(column);
        };
    }

    /// Whether it compares with something that is typed.
    public boolean asks() {
        return switch (this) {
            case IS, HAS, FROM, TO -> true;
            case EMPTY, FILLED -> false;
        };
    }

    /// As the address has it.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Operator> read(String written) {
        return Arrays.stream(values())
                .filter(operator -> operator.written().equals(written))
                .findFirst();
    }
}
