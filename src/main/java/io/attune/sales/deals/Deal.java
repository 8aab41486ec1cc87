package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.Origin;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.sales.DealId;
import io.attune.sales.LeadId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A purchase that is being talked about. `byHand` tells a typed amount from the sum of the lines; `accountName` is
/// absent also where the viewer does not see the account, `changeable` says whether the
/// viewer may change the deal.
public record Deal(
        DealId id,
        int version,
        String name,
        @Nullable AccountId account,
        @Nullable String accountName,
        long pipeline,
        long stage,
        String stageName,
        BigDecimal probability,
        Instant stageSince,
        DealStatus status,
        BigDecimal amount,
        boolean byHand,
        Currency currency,
        @Nullable LocalDate expectedOn,
        Source source,
        @Nullable String channel,
        @Nullable LeadId lead,
        @Nullable UserId owner,
        @Nullable String ownerName,
        @Nullable TeamId team,
        @Nullable String teamName,
        Instant openedAt,
        Origin origin,
        boolean changeable) {
    /// What it counts for in a forecast.
    public BigDecimal weighted() {
        return switch (status) {
            case DealStatus.Open() -> amount.multiply(probability).setScale(2, RoundingMode.HALF_UP);
            case DealStatus.Won(var _) -> amount;
            case DealStatus.Lost(var _, var _, var _) -> BigDecimal.ZERO;
        };
    }

    /// How long it stands where it is, or took to end.
    public Duration age(Instant now) {
        return switch (status) {
            case DealStatus.Open() -> Duration.between(stageSince, now);
            case DealStatus.Won(var at) -> Duration.between(openedAt, at);
            case DealStatus.Lost(var at, var _, var _) -> Duration.between(openedAt, at);
        };
    }

    public boolean overdue(LocalDate today) {
        return status.isOpen() && expectedOn != null && expectedOn.isBefore(today);
    }
}
