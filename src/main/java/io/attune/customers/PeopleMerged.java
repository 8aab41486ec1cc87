package io.attune.customers;

import java.util.List;

/// These are one person from now on, the survivor among them. No row changes its owner: what is theirs
/// is read through the SQL function `person_ids(survivor)`. Whoever derives something from them, such
/// as a score or a price, does so anew.
public record PeopleMerged(long survivor, List<Long> people) {
    public PeopleMerged {
        people = List.copyOf(people);
    }
}
