package io.attune.privacy;

import java.util.List;

/// These people agreed or refused; none are named where an import said so of many.
public record ConsentsChanged(List<Long> people) {
    public ConsentsChanged {
        people = List.copyOf(people);
    }
}
