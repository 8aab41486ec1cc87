package io.attune.sales.deals;

import io.attune.customers.PersonId;
import org.jspecify.annotations.Nullable;

/// Somebody on the other side of a deal, and what they are there for; `person` is whoever is left after merges.
public record DealContact(
        long id,
        PersonId person,
        String name,
        @Nullable String mail,
        @Nullable String role) {}
