package io.attune.commerce.invoices;

import io.attune.commerce.InvoiceId;
import io.attune.commerce.PaymentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What settles an invoice: part of a payment, or of a credit note. Numbers are those of the documents.
public record Allocation(
        long id,
        InvoiceId invoice,
        @Nullable String invoiceNumber,
        @Nullable PaymentId payment,
        @Nullable String creditNote,
        BigDecimal amount,
        LocalDate on) {}
