package io.attune.commerce;

import java.util.List;

/// These invoices were not paid by the day on which they were due; told once per invoice.
public record InvoicesBecameOverdue(List<InvoiceId> invoices) {
    public InvoicesBecameOverdue {
        invoices = List.copyOf(invoices);
    }
}
