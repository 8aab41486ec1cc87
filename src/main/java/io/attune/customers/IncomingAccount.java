package io.attune.customers;

import io.attune.platform.tabular.RowRefused;
import org.jspecify.annotations.Nullable;

/// An account as a file names it. What is absent leaves as it is what we know.
///
/// `line` is the row's place in its file, ascending; `parent` is the number or else the name of the account above it,
/// which may stand in any row of the same file.
public record IncomingAccount(
        long line,
        @Nullable String number,
        @Nullable String name,
        @Nullable String parent,
        @Nullable String website,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String country,
        FurtherFacts further) {
    public IncomingAccount {
        if (number == null && name == null) throw new RowRefused("", "problem.account.key");
        FurtherFacts.requireAtMost(number, "account", 200);
        FurtherFacts.requireAtMost(name, "name", 300);
        FurtherFacts.requireAtMost(parent, "parent", 300);
        FurtherFacts.requireAtMost(website, "website", 500);
        FurtherFacts.requireAtMost(email, "email", 320);
    }
}
