package io.attune.customers.accounts;

import io.attune.customers.records.FactsForm;
import io.attune.customers.records.Sent;
import java.util.Objects;

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

    AccountForm at(int version) {
        return new AccountForm(facts.at(version), website, parent);
    }
}
