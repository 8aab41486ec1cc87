package io.attune.commerce.warranties;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a claim. `how` is repaired, replaced or refunded.
public sealed interface ClaimState {
    /// What somebody may choose when a claim is settled.
    List<String> ENDS = List.of("repaired", "replaced", "refunded", "refused");

    record Open() implements ClaimState {}

    record Helped(String how, LocalDate on, @Nullable String note) implements ClaimState {}

    record Refused(LocalDate on, @Nullable String why) implements ClaimState {}

    /// The last part of a message key below `claim.state.`.
    default String key() {
        return switch (this) {
            case Open _ -> "open";
            case Helped helped -> helped.how();
            case Refused _ -> "refused";
        };
    }

    default String tone() {
        return switch (this) {
            case Open _ -> "warn";
            case Helped _ -> "pos";
            case Refused _ -> "neg";
        };
    }

    /// What was said when it ended.
    default @Nullable String outcome() {
        return switch (this) {
            case Open _ -> null;
            case Helped helped -> helped.note();
            case Refused refused -> refused.why();
        };
    }
}
