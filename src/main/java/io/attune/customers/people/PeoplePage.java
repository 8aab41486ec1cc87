package io.attune.customers.people;

import io.attune.customers.PersonSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of the list of people. `query` is "" for everybody; `next` says where the next page begins.
public record PeoplePage(
        List<PersonSummary> people, String query, boolean continued, PersonStore.@Nullable After next, boolean cut) {
    public PeoplePage {
        people = List.copyOf(people);
    }
}
