package io.attune.customers;

import java.util.Optional;

/// Why somebody cannot be deleted: a bean of each module that keeps something which would lose its owner. What the law
/// or a customer wants forgotten is erased, not deleted.
public interface Hindrance {
    /// A message key, absent where nothing of this module stands in the way.
    Optional<String> against(PersonId person);

    default Optional<String> against(AccountId account) {
        return Optional.empty();
    }
}
