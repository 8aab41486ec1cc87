package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.PaymentId;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money that came in. What is not allocated is the customer's credit.
public record Payment(
        PaymentId id,
        @Nullable PersonId person,
        @Nullable AccountId account,
        String name,
        BigDecimal amount,
        BigDecimal allocated,
        Currency currency,
        LocalDate on,
        String method,
        @Nullable String reference,
        @Nullable Reversal reversal) {
    public static final List<String> METHODS = List.of("transfer", "card", "debit", "cash", "other");

    /// It came back, or was never there.
    public record Reversal(LocalDate on, String why) {}

    public Debtor debtor() {
        return Debtor.of(person, account);
    }

    public BigDecimal left() {
        return reversal == null ? amount.subtract(allocated) : BigDecimal.ZERO;
    }
}
