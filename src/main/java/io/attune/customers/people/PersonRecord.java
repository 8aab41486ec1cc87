package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.records.Facts;
import io.attune.customers.records.Stamp;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person with all that their form changes; `accounts` are those that the viewer sees, present ones first.
public record PersonRecord(
        PersonId id,
        Facts facts,
        Stamp stamp,
        @Nullable String language,
        @Nullable String source,
        @Nullable String campaign,
        @Nullable LocalDate customerSince,
        List<Belonging> accounts) {
    public PersonRecord {
        accounts = List.copyOf(accounts);
    }
}
