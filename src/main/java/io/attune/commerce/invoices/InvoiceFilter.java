package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import org.jspecify.annotations.Nullable;

/// Which invoices a program asks for; `state` and `number` are "" for any.
record InvoiceFilter(String state, @Nullable Debtor debtor, String number) {}
