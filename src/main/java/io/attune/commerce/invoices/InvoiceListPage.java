package io.attune.commerce.invoices;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some invoices; `older` is where the next ones are found.
public record InvoiceListPage(
        InvoiceFilter filter,
        @Nullable String debtor,
        List<Invoice> invoices,
        LocalDate today,
        @Nullable String older,
        boolean mayWrite) {
    static final int PAGE = 50;

    public InvoiceListPage {
        invoices = List.copyOf(invoices);
    }

    static InvoiceListPage of(
            InvoiceFilter filter, @Nullable String debtor, List<Invoice> found, LocalDate today, boolean mayWrite) {
        if (found.size() <= PAGE) return new InvoiceListPage(filter, debtor, found, today, null, mayWrite);
        List<Invoice> shown = found.subList(0, PAGE);
        String older =
                "/invoices?" + filter.query() + "&before=" + shown.getLast().id();
        return new InvoiceListPage(filter, debtor, shown, today, older, mayWrite);
    }

    public InvoiceState state(Invoice invoice) {
        return InvoiceState.of(invoice, today);
    }
}
