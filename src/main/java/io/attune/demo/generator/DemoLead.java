package io.attune.demo.generator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who might buy; `status` is new, working, qualified, converted or lost. Person, account and deal (its place
/// in
/// the list of deals) are there once it was converted.
public record DemoLead(
        String name,
        @Nullable String company,
        String mail,
        boolean social,
        String channel,
        @Nullable String campaign,
        String status,
        Instant createdAt,
        Instant statusAt,
        @Nullable String lostReason,
        @Nullable String personId,
        @Nullable String accountId,
        @Nullable Integer deal,
        String owner) {}
