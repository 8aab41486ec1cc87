package io.attune.commerce.invoices;

import io.attune.commerce.Debtors.Named;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import java.util.List;

/// The form of a payment, with what the customer owes.
public record PaymentFormPage(
        Named customer,
        List<Invoice> open,
        PaymentForm form,
        Problems problems,
        List<Choice> currencies,
        LocalDate today) {
    public PaymentFormPage {
        open = List.copyOf(open);
        currencies = List.copyOf(currencies);
    }

    public static List<Choice> methods(Words words) {
        return Payment.METHODS.stream()
                .map(method -> new Choice(method, words.text("payments.method." + method)))
                .toList();
    }
}
