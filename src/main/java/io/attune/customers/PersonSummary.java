package io.attune.customers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person in one line.
public record PersonSummary(
        PersonId id,
        String name,
        @Nullable String externalId,
        @Nullable String email,
        @Nullable String city,
        @Nullable String account,
        @Nullable LocalDate customerSince) {}
