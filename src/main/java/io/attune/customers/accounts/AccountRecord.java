package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.records.Facts;
import io.attune.customers.records.Stamp;
import org.jspecify.annotations.Nullable;

/// An account with all that its form changes. `parentName` is absent for a parent that this viewer does not see.
public record AccountRecord(
        AccountId id,
        Facts facts,
        Stamp stamp,
        @Nullable String website,
        @Nullable AccountId parent,
        @Nullable String parentName) {}
