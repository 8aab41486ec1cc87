package io.attune.sales.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A deal as a line of the list.
public record DealRow(
        long id,
        String name,
        String status,
        String stage,
        BigDecimal amount,
        Currency currency,
        @Nullable String account,
        @Nullable String owner,
        @Nullable LocalDate expectedOn,
        Instant openedAt,
        @Nullable Instant endedAt) {}
