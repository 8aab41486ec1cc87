package io.attune.customers;

import java.util.List;
import java.util.Set;

/// Lines of these sources were put onto the timelines of these people: once per batch, in its transaction.
public record TimelineGrew(Set<String> sources, List<Long> people) {
    public TimelineGrew {
        sources = Set.copyOf(sources);
        people = List.copyOf(people);
    }
}
