package io.attune.privacy;

import io.attune.customers.PersonId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What people agreed to. Ask before anything is sent or predicted.
public interface Consents {
    /// The latest word on this way or on any, whichever is stricter: one refusal outweighs every consent.
    ///
    /// Of somebody who was merged, everything said by any of the records counts.
    Permission of(PersonId person, Purpose purpose, Way way);

    /// The same for every purpose, in one statement.
    Map<Purpose, Permission> of(PersonId person, Way way);

    /// Those of these whom we may reach for this, in one statement.
    Set<PersonId> allowing(Collection<PersonId> people, Purpose purpose, Way way);
}
