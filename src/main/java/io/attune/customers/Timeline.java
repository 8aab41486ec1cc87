package io.attune.customers;

import java.util.List;

/// One timeline per person and account, written by the modules that know what happened.
public interface Timeline {
    /// Puts or replaces entries in the caller's transaction, by (source, source id, at); any number at once.
    void put(List<TimelineEntry> entries);

    /// Takes entries back, such as those of an author whose link to a person was undone.
    void remove(String source, List<Long> sourceIds);
}
