package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person of an account; `gone` for those who have left.
public record Member(
        PersonId person,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String role,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        boolean gone,
        AccountId account,
        String accountName) {
    /// Such as "since 1 Mar 2022", "1 Mar 2022 – 31 Dec 2024", "until 31 Dec 2024".
    public String period(Words words) {
        if (since != null && until != null) return words.day(since) + " – " + words.day(until);
        if (since != null) return words.text("membership.since", words.day(since));
        return until == null ? "" : words.text("membership.until", words.day(until));
    }
}
