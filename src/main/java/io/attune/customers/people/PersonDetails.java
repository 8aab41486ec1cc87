package io.attune.customers.people;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How to reach a person, and where they belong.
public record PersonDetails(
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String country,
        @Nullable String language,
        List<String> accounts) {
    public PersonDetails {
        accounts = List.copyOf(accounts);
    }

    /// Street, postcode with city and country, as far as they are known.
    public String address(@Nullable String city) {
        return Stream.of(street, joined(" ", postcode, city), country)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
    }
}
