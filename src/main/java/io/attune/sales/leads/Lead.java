package io.attune.sales.leads;

import io.attune.customers.Origin;
import io.attune.customers.PersonId;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.sales.LeadId;
import io.attune.sales.deals.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who might buy. `person` is whom the lead became or was about from the start, `conversation` what it was
/// made from; `changeable` says whether the viewer may change it.
public record Lead(
        LeadId id,
        int version,
        String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        Source source,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable String note,
        LeadStatus status,
        Instant statusAt,
        @Nullable PersonId person,
        @Nullable Long conversation,
        @Nullable UserId owner,
        @Nullable String ownerName,
        @Nullable TeamId team,
        @Nullable String teamName,
        Instant createdAt,
        Origin origin,
        boolean changeable) {}
