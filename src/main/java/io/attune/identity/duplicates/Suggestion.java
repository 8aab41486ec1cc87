package io.attune.identity.duplicates;

import io.attune.customers.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Two people who may be one, the older record first.
public record Suggestion(
        long id,
        Side one,
        Side other,
        double probability,
        boolean certain,
        List<Said> evidence,
        @Nullable Instant dismissedAt,
        @Nullable String dismissedBy) {
    private static final double LIKELY = .9;

    public Suggestion {
        evidence = List.copyOf(evidence);
    }

    /// What tells one record from the other; absent is what is not known, or kept from the viewer.
    public record Side(
            PersonId id,
            String name,
            @Nullable String number,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String city,
            @Nullable String account,
            Instant since) {
        public List<String> lines() {
            return Stream.of(mail, phone, street, city, account)
                    .flatMap(Stream::ofNullable)
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    /// The last part of the message key `duplicates.odds.`.
    public String odds() {
        return certain ? "certain" : probability >= LIKELY ? "likely" : "possible";
    }
}
