package io.attune.sales.deals;

import java.time.Instant;

/// Whether a deal is still being talked about, and how it ended if not.
public sealed interface DealStatus {
    record Open() implements DealStatus {}

    record Won(Instant at) implements DealStatus {}

    record Lost(Instant at, long reason, String why) implements DealStatus {}

    default boolean isOpen() {
        return this instanceof Open;
    }

    /// A message key below `deal.status.`.
    default String code() {
        return switch (this) {
            case Open() -> "open";
            case Won(var _) -> "won";
            case Lost(var _, var _, var _) -> "lost";
        };
    }
}
