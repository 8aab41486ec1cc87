package io.attune.customers;

import io.attune.platform.security.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What other modules may ask about accounts.
public interface Accounts {
    Optional<AccountSummary> find(Viewer viewer, AccountId account);

    /// Names for many ids at once, for lists of other modules; what the viewer does not see is absent.
    Map<AccountId, AccountSummary> summaries(Viewer viewer, Collection<AccountId> accounts);

    /// Accounts whose name or number is like the query, best first, for pickers.
    List<AccountSummary> like(Viewer viewer, String query, int limit);

    /// Those that have exactly this name, whatever its case and accents, or this number: the one whose number it is
    /// first, two at most, since more than one has to be asked about.
    List<AccountSummary> named(Viewer viewer, String name);
}
