package io.attune.commerce;

import io.attune.customers.PersonId;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds those who may owe us, among the people and accounts that the viewer sees.
public interface Debtors {
    Optional<Named> find(Viewer viewer, Debtor debtor);

    /// People and accounts like the query, best first.
    List<Named> like(Viewer viewer, String query, int limit);

    /// The accounts that a person may buy for.
    List<Named> accountsOf(Viewer viewer, PersonId person);

    /// `address` is how their post is addressed, in lines; `about` is what tells them from others of that name.
    record Named(
            Debtor debtor,
            String name,
            @Nullable String about,
            @Nullable String address) {}
}
