package io.attune.customers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person in one line. `source` is the channel or place by which they were won.
public record PersonSummary(
        PersonId id,
        String name,
        @Nullable String externalId,
        @Nullable String email,
        @Nullable String city,
        @Nullable String account,
        @Nullable String source,
        @Nullable LocalDate customerSince) {}
