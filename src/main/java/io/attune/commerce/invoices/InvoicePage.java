package io.attune.commerce.invoices;

import io.attune.commerce.Line;
import io.attune.commerce.Totals;
import io.attune.customers.records.Made;
import io.attune.platform.web.Problems;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invoice with what settled it. `credit` is what the customer has left in this currency.
public record InvoicePage(
        Invoice invoice,
        InvoiceState state,
        List<Line> lines,
        List<Allocation> allocations,
        List<CreditNote> notes,
        BigDecimal credit,
        @Nullable String orderNumber,
        Made made,
        Problems problems,
        boolean mayWrite) {
    public InvoicePage {
        lines = List.copyOf(lines);
        allocations = List.copyOf(allocations);
        notes = List.copyOf(notes);
    }

    public Totals totals() {
        return Totals.of(lines, invoice.taxIncluded(), invoice.currency());
    }

    public boolean waits() {
        return invoice.open().signum() > 0;
    }
}
