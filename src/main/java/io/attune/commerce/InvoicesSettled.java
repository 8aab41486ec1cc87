package io.attune.commerce;

import java.util.List;

/// Nothing of these invoices is expected any more: they were paid, credited, written off or cancelled.
public record InvoicesSettled(List<InvoiceId> invoices) {
    public InvoicesSettled {
        invoices = List.copyOf(invoices);
    }
}
