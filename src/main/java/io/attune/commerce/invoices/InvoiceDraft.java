package io.attune.commerce.invoices;

import io.attune.commerce.Line;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody may write on an invoice before it is issued.
record InvoiceDraft(
        String addressee,
        @Nullable String address,
        Currency currency,
        boolean taxIncluded,
        int termDays,
        @Nullable String note,
        List<Line> lines) {
    InvoiceDraft {
        lines = List.copyOf(lines);
    }
}
