package io.attune.customers.people;

import io.attune.customers.records.Facts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a form makes of a person.
record PersonChange(
        Facts facts,
        @Nullable String language,
        @Nullable String source,
        @Nullable String campaign,
        @Nullable LocalDate customerSince,
        List<Belonging> accounts) {
    PersonChange {
        accounts = List.copyOf(accounts);
    }

    PersonChange with(Facts other) {
        return new PersonChange(other, language, source, campaign, customerSince, accounts);
    }
}
