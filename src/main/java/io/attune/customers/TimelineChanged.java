package io.attune.customers;

import java.util.List;
import java.util.Set;

/// Lines of these sources were put onto the timelines of these people, or taken off: once per batch, in its
/// transaction.
public record TimelineChanged(Set<String> sources, List<Long> people) {
    public TimelineChanged {
        sources = Set.copyOf(sources);
        people = List.copyOf(people);
    }
}
