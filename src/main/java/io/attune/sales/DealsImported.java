package io.attune.sales;

import java.util.List;

/// An import, or taking one back, changed deals; `people` are some of their contacts: one event per thousand.
public record DealsImported(List<Long> people) {
    public DealsImported {
        people = List.copyOf(people);
    }
}
