package io.attune.customers;

import org.jspecify.annotations.Nullable;

/// An account in one line; `parent` is the name of the account above it.
public record AccountSummary(
        AccountId id,
        String name,
        @Nullable String externalId,
        @Nullable String city,
        @Nullable String country,
        @Nullable String parent) {}
