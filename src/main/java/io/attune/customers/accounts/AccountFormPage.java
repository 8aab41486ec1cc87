package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.records.FormChoices;
import io.attune.customers.records.Meanwhile;
import io.attune.platform.web.Problems;
import org.jspecify.annotations.Nullable;

/// The form of an account; `id` is absent for a new one, `meanwhile` where nobody was faster.
public record AccountFormPage(
        @Nullable AccountId id,
        String title,
        AccountForm form,
        FormChoices choices,
        Problems problems,
        @Nullable Meanwhile meanwhile) {
    public String path() {
        return id == null ? "/accounts" : "/accounts/" + id;
    }
}
