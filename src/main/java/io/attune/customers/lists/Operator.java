package io.attune.customers.lists;

import java.util.Arrays;
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
