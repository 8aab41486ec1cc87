package io.attune.commerce.invoices;

import io.attune.commerce.Product;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import java.util.List;

/// The form of an invoice; `action` is where it is sent, `back` where it was asked for.
public record InvoiceFormPage(
        String customer,
        String action,
        String back,
        InvoiceForm form,
        Problems problems,
        List<Product> products,
        List<Choice> currencies) {
    public InvoiceFormPage {
        products = List.copyOf(products);
        currencies = List.copyOf(currencies);
    }
}
