package io.attune.behavior;

import io.attune.customers.PersonId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What other modules may ask about value and rhythm.
public interface Behavior {
    Optional<Standing> of(PersonId person);

    /// Many at once, for batches; people who never bought are absent.
    Map<PersonId, Standing> of(Collection<PersonId> people);

    CompanyValues company();
}
