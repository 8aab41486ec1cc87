package io.attune.identity;

import io.attune.customers.PersonId;
import org.jspecify.annotations.Nullable;

/// A social identity and, where a link is in force, the person behind it.
public record Author(
        AuthorId id,
        String network,
        String handle,
        @Nullable String name,
        @Nullable Long followers,
        boolean verified,
        @Nullable PersonId person) {}
