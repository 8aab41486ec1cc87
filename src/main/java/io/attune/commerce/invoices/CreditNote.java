package io.attune.commerce.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What an invoice was lowered by. `allocated` is what has been used, here or elsewhere.
public record CreditNote(
        long id, String number, BigDecimal amount, BigDecimal allocated, String reason, LocalDate on) {}
