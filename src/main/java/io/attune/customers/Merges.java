package io.attune.customers;

import java.util.List;

/// Merging without being asked, and what forbids it.
public interface Merges {
    /// Merges two people because they certainly are one: the survivor keeps what is known of them and
    /// takes what was missing. False where one of them is gone by now, or something tells them apart.
    /// `rule` says what they have in common, as [#identifiers] writes it.
    boolean join(PersonId survivor, PersonId duplicate, String rule);

    /// What tells people apart: `number`, or the [key](CustomField#key) of a field. Who differs in one
    /// of these is never merged, not even by way of a third.
    List<String> identifiers();

    void tellApart(List<String> identifiers);
}
