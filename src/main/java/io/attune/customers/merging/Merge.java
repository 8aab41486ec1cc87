package io.attune.customers.merging;

import java.util.List;
import java.util.Set;

/// A merge in force, with the survivor as they were before and right after it.
record Merge(
        long id,
        long survivor,
        long merged,
        List<Long> moved,
        Set<Trait> taken,
        Person before,
        Person after,
        String owner) {
    Merge {
        moved = List.copyOf(moved);
        taken = Set.copyOf(taken);
    }
}
