package io.attune.segments.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How something that is known is compared. Texts are compared as search does: accents and case do not matter.
public sealed interface Test {
    record Is(List<String> values) implements Test {
        public Is {
            values = List.copyOf(values);
        }
    }

    record Holds(String part) implements Test {}

    record Begins(String start) implements Test {}

    record Between(@Nullable BigDecimal min, @Nullable BigDecimal max) implements Test {}

    record Lies(Window window) implements Test {}

    record Says(boolean yes) implements Test {}

    record Known() implements Test {}

    /// The texts in it, which have to be folded before anything is compared with them.
    default Stream<String> texts() {
        return switch (this) {
            case Is(List<String> values) -> values.stream();
            case Holds(String part) -> Stream.of(part);
            case Begins(String start) -> Stream.of(start);
            case Between _, Lies _, Says _, Known _ -> Stream.of();
        };
    }
}
