package io.attune.customers;

import java.util.List;

/// These people are gone. Every module that keeps something derived from them, such as a score, lets go of it in the
/// same transaction with a plain `@EventListener`; what must not be lost is a [Hindrance] before.
public record PeopleDeleted(List<Long> people) {
    public PeopleDeleted {
        people = List.copyOf(people);
    }
}
