package io.attune.commerce.invoices;

import io.attune.customers.records.Made;
import io.attune.platform.web.Problems;
import java.time.LocalDate;
import java.util.List;

/// A payment with what it paid for, and what its rest may still pay for.
public record PaymentPage(
        Payment payment,
        List<Allocation> allocations,
        List<Invoice> open,
        Made made,
        PaymentForm form,
        Problems problems,
        LocalDate today,
        boolean mayWrite) {
    public PaymentPage {
        allocations = List.copyOf(allocations);
        open = List.copyOf(open);
    }
}
