package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// What somebody says of a deal. `amount` is absent where the sum of the lines counts.
public record DealDraft(
        String name,
        @Nullable AccountId account,
        long pipeline,
        long stage,
        @Nullable BigDecimal amount,
        Currency currency,
        @Nullable LocalDate expectedOn,
        Source source,
        @Nullable String channel,
        @Nullable UserId owner,
        @Nullable TeamId team) {
    public DealDraft {
        if (name.isBlank()) throw new IllegalArgumentException("a deal needs a name");
        if (amount != null && amount.signum() < 0)
            throw new IllegalArgumentException("the amount must not be negative, was " + amount);
    }

    public DealDraft with(@Nullable AccountId other) {
        return new DealDraft(name, other, pipeline, stage, amount, currency, expectedOn, source, channel, owner, team);
    }
}
