package io.attune.sales.leads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a lead is. It is worked on until it is converted or lost; a lost one can be taken up again.
public sealed interface LeadStatus {
    record New() implements LeadStatus {}

    record Working() implements LeadStatus {}

    /// Fits, and wants to talk about a purchase.
    record Qualified() implements LeadStatus {}

    /// Became a person, and where there was one an account and a deal.
    record Converted(
            Instant at,
            long person,
            @Nullable Long account,
            @Nullable Long deal) implements LeadStatus {}

    record Lost(Instant at, long reason, String why) implements LeadStatus {}

    default boolean isOpen() {
        return switch (this) {
            case New(), Working(), Qualified() -> true;
            case Converted(var _, var _, var _, var _), Lost(var _, var _, var _) -> false;
        };
    }

    /// A message key below `lead.status.`, and the word in the database.
    default String code() {
        return switch (this) {
            case New() -> "new";
            case Working() -> "working";
            case Qualified() -> "qualified";
            case Converted(var _, var _, var _, var _) -> "converted";
            case Lost(var _, var _, var _) -> "lost";
        };
    }
}
