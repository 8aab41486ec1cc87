package io.attune.customers;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Why somebody cannot be deleted: a bean of each module that keeps something which would lose its owner. What the law
/// or a customer wants forgotten is erased, not deleted.
public interface Hindrance {
    /// A message key, absent where nothing of this module stands in the way.
    Optional<String> against(PersonId person);

    default Optional<String> against(AccountId account) {
        return Optional.empty();
    }

    /// Of many at once: those who cannot be deleted, each with the message key.
    default Map<Long, String> among(Collection<Long> people) {
        var hindered = new HashMap<Long, String>();
        for (Long person : people) against(new PersonId(person)).ifPresent(reason -> hindered.put(person, reason));
        return hindered;
    }
}
