package io.attune.behavior;

import io.attune.customers.PersonId;
import io.attune.platform.security.Viewer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What other modules may ask about value and rhythm.
public interface Behavior {
    /// Empty as well where the viewer may not see what this person bought.
    Optional<Standing> of(Viewer viewer, PersonId person);

    /// Many at once, for batches that work for everybody; people who never bought are absent.
    Map<PersonId, Standing> of(Collection<PersonId> people);

    CompanyValues company();
}
