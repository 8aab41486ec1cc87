package io.attune.customers;

import io.attune.platform.security.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What other modules may ask about people.
public interface People {
    Optional<PersonSummary> find(Viewer viewer, PersonId person);

    /// Names for many ids at once, for lists of other modules; without a viewer because the caller's
    /// own rows are already those that the viewer may see.
    Map<PersonId, PersonSummary> summaries(Collection<PersonId> people);

    /// People whose name, mail or number is like the query, best first, for pickers.
    List<PersonSummary> like(Viewer viewer, String query, int limit);
}
