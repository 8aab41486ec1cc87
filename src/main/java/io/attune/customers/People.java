package io.attune.customers;

import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What other modules may ask about people.
public interface People {
    Optional<PersonSummary> find(Viewer viewer, PersonId person);

    /// Whether the viewer sees this person, and records of this kind that belong to them: for modules whose own rows
    /// carry no owner.
    boolean open(Viewer viewer, PersonId person, Kind kind);

    /// Names for many ids at once, for lists of other modules; whom the viewer does not see is absent.
    Map<PersonId, PersonSummary> summaries(Viewer viewer, Collection<PersonId> people);

    /// Whoever is left of these people after merges; whom the viewer does not see stays as they are.
    default Map<PersonId, PersonId> left(Viewer viewer, Collection<PersonId> people) {
        var left = new HashMap<PersonId, PersonId>();
        people.forEach(person -> left.put(person, person));
        summaries(viewer, people).forEach((person, summary) -> left.put(person, summary.id()));
        return left;
    }

    /// People whose name, mail or number is like the query, best first, for pickers; mails only where they are shown.
    List<PersonSummary> like(Viewer viewer, String query, int limit);
}
