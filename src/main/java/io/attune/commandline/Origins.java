package io.attune.commandline;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Where each customer came from: what the row of the first day says, of several the first in the file.
final class Origins {
    static final String UNKNOWN = "(unknown)";

    private final Map<String, Origin> first = new HashMap<>();

    private record Origin(LocalDate day, String name) {}

    void add(String customer, LocalDate day, @Nullable String name) {
        var origin = new Origin(day, name == null || name.isBlank() ? UNKNOWN : name);
        first.merge(customer, origin, (known, other) -> other.day.isBefore(known.day) ? other : known);
    }

    /// By a customer's position in the log's list of names.
    LongFunction<String> by(List<String> names) {
        String[] byId = new String[names.size()];
        for (int i = 0; i < byId.length; i++) {
            Origin origin = first.get(names.get(i));
            byId[i] = origin == null ? UNKNOWN : origin.name;
        }
        return id -> byId[(int) id];
    }
}
