package io.attune.customers.accounts;

import io.attune.customers.records.FactsForm;
import io.attune.customers.records.Sent;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An account as it is typed; `parent` is the name or number of the account above it.
public record AccountForm(FactsForm facts, String website, String parent) {
    static AccountForm of(Sent sent) {
        return new AccountForm(FactsForm.of(sent), sent.text("website"), sent.text("parent"));
    }

    static AccountForm of(AccountRecord account) {
        return new AccountForm(
                FactsForm.of(account.facts(), account.stamp().version()),
                Objects.requireNonNullElse(account.website(), ""),
                Objects.requireNonNullElse(account.parentName(), ""));
    }

    /// The website as a browser opens it; with its problem where it is none.
    @Nullable
    String link(Map<String, String> problems) {
        if (website.isEmpty()) return null;
        String whole = website.contains("://") ? website : "https://" + website;
        try {
            URI uri = URI.create(whole);
            if (whole.length() <= 500 && whole.matches("https?://.*") && uri.getHost() != null) return whole;
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        problems.put("website", "problem.link");
        return null;
    }

    AccountForm at(int version) {
        return new AccountForm(facts.at(version), website, parent);
    }
}
