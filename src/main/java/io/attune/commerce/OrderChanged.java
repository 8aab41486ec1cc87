package io.attune.commerce;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order was written or changed by hand, or something of it came back. `people` are those whose order it is; no
/// purchase of theirs before the day `since` has changed by it, and it is absent where that is not known.
public record OrderChanged(
        OrderId order, List<Long> people, @Nullable LocalDate since) {
    public OrderChanged {
        // Told by an older version, and only heard by this one, it names nobody.
        people = people == null ? List.of() : List.copyOf(people);
    }
}
