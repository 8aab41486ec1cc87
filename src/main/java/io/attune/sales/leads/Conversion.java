package io.attune.sales.leads;

import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.sales.deals.DealDraft;
import org.jspecify.annotations.Nullable;

/// What a lead becomes: a person and perhaps an account, each known or made now, and perhaps a deal.
record Conversion(Who who, Where where, @Nullable DealDraft deal) {
    sealed interface Who {
        record Known(PersonId person) implements Who {}

        /// Made of what the lead says.
        record Newcomer() implements Who {}
    }

    sealed interface Where {
        record Nowhere() implements Where {}

        record Known(AccountId account) implements Where {}

        record Made(String name) implements Where {}
    }
}
