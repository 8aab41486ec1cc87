package io.attune.customers.people;

import io.attune.customers.AccountId;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// An account that a person belongs, or belonged, to.
public record Belonging(
        AccountId account,
        String name,
        @Nullable String role,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {
    public Belonging {
        if (since != null && until != null && until.isBefore(since))
            throw new IllegalArgumentException("nobody leaves on " + until + " who came on " + since);
    }

    public boolean over(LocalDate today) {
        return until != null && until.isBefore(today);
    }

    /// Such as "buyer · since 1 Mar 2022".
    public String about(Words words) {
        var parts = new ArrayList<String>();
        if (role != null) parts.add(role);
        if (since != null && until != null) parts.add(words.day(since) + " – " + words.day(until));
        else if (since != null) parts.add(words.text("membership.since", words.day(since)));
        else if (until != null) parts.add(words.text("membership.until", words.day(until)));
        return String.join(" · ", parts);
    }
}
