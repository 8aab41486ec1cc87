package io.attune.customers;

import java.util.List;

/// A merge was undone: `parted` is somebody else than the survivor again. `people` are all who were one
/// until now.
public record PeopleParted(long survivor, long parted, List<Long> people) {
    public PeopleParted {
        people = List.copyOf(people);
    }
}
