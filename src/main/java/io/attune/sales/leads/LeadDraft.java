package io.attune.sales.leads;

import io.attune.customers.PersonId;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.sales.deals.Source;
import org.jspecify.annotations.Nullable;

/// What somebody says of a lead.
record LeadDraft(
        String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        Source source,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable String note,
        @Nullable PersonId person,
        @Nullable Long conversation,
        @Nullable UserId owner,
        @Nullable TeamId team) {
    LeadDraft {
        if (name.isBlank()) throw new IllegalArgumentException("a lead needs a name");
    }
}
