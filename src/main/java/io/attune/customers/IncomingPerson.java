package io.attune.customers;

import io.attune.platform.tabular.RowRefused;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person as a file names them. What is absent leaves as it is what we know.
///
/// `line` is the row's place in its file, ascending; `handles` go by network; `further` is what one row may say
/// besides.
public record IncomingPerson(
        long line,
        @Nullable String number,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String country,
        @Nullable String language,
        @Nullable String source,
        @Nullable String campaign,
        @Nullable LocalDate customerSince,
        @Nullable String company,
        @Nullable String companyNumber,
        @Nullable String role,
        Map<String, String> handles,
        FurtherFacts further) {
    public IncomingPerson {
        if (number == null && email == null) throw new RowRefused("", "problem.person.key");
        FurtherFacts.requireAtMost(number, "customer", 200);
        FurtherFacts.requireAtMost(name, "name", 300);
        FurtherFacts.requireAtMost(email, "email", 320);
        FurtherFacts.requireAtMost(campaign, "campaign", 120);
        FurtherFacts.requireAtMost(company, "company", 300);
        FurtherFacts.requireAtMost(companyNumber, "companynumber", 200);
        handles = Map.copyOf(handles);
    }
}
