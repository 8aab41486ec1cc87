package io.attune.commerce.orders;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Pieces of a line that came back, and what was paid back for them.
public record Return(
        long id, String text, String unit, BigDecimal quantity, String reason, LocalDate day, BigDecimal refund) {}
