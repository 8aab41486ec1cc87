package io.attune.sales;

import java.util.List;

/// A deal was opened, changed, won, lost or opened again; `people` are its contacts before and after.
public record DealChanged(long deal, List<Long> people) {
    public DealChanged {
        people = List.copyOf(people);
    }
}
