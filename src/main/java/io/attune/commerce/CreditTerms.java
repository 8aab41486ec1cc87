package io.attune.commerce;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What was agreed with a customer about owing. Whoever asks for the limit has shown the right to see money.
public interface CreditTerms {
    int USUAL_DAYS = 14;

    Terms of(Debtor debtor);

    /// The limit is in the company's currency, absent for none; `days` is the term of an invoice.
    record Terms(@Nullable BigDecimal limit, int days) {}
}
