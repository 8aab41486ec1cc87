package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody says of a deal. `amount` is absent where the sum of the lines counts; `own` are the fields
/// that the company added, of which those that are not named stay.
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
        @Nullable TeamId team,
        Map<CustomField, Optional<FieldValue>> own) {
    public DealDraft {
        own = Map.copyOf(own);
        if (name.isBlank()) throw new IllegalArgumentException("a deal needs a name");
        if (amount != null && amount.signum() < 0)
            throw new IllegalArgumentException("the amount must not be negative, was " + amount);
    }

    public DealDraft(
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
        this(name, account, pipeline, stage, amount, currency, expectedOn, source, channel, owner, team, Map.of());
    }

    public DealDraft with(@Nullable AccountId other) {
        return new DealDraft(
                name, other, pipeline, stage, amount, currency, expectedOn, source, channel, owner, team, own);
    }

    public DealDraft holding(Map<CustomField, Optional<FieldValue>> values) {
        return new DealDraft(
                name, account, pipeline, stage, amount, currency, expectedOn, source, channel, owner, team, values);
    }
}
