package io.attune.inbox.stake;

import io.attune.analysis.reader.Intent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Everything a conversation's price was computed from, kept beside it so that each number opens to its origin and can
/// be computed again.
///
/// `message`, `post` and `intent` are absent where we answered last: then only the rhythm is at stake.
public record Origin(
        @Nullable Long post,
        @Nullable Intent intent,
        @Nullable Message message,
        @Nullable Customer customer,
        Company company,
        @Nullable LocalDate analysisDate) {
    public Stake stake() {
        return message == null
                ? Price.answered(customer, company)
                : Price.of(message, customer, company).stake();
    }
}
