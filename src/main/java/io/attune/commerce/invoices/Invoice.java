package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.OrderId;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// An invoice as it is kept. `settled` is what payments and credit notes cover, `credited` what credit notes were made
/// for; they differ where a credit was used elsewhere.
public record Invoice(
        InvoiceId id,
        Standing standing,
        @Nullable PersonId person,
        @Nullable AccountId account,
        @Nullable OrderId order,
        String addressee,
        @Nullable String address,
        Currency currency,
        boolean taxIncluded,
        int termDays,
        BigDecimal total,
        BigDecimal tax,
        BigDecimal settled,
        @Nullable LocalDate settledOn,
        BigDecimal credited,
        @Nullable Loss loss,
        BigDecimal open,
        @Nullable String note,
        int version) {
    /// Before, while and after it counts.
    public sealed interface Standing {
        record Draft() implements Standing {}

        record Issued(String number, LocalDate on, LocalDate due) implements Standing {}

        record Cancelled(String number, LocalDate on) implements Standing {}
    }

    /// What was given up.
    public record Loss(BigDecimal amount, LocalDate on, String why) {}

    public Debtor debtor() {
        return Debtor.of(person, account);
    }

    public boolean draft() {
        return standing instanceof Standing.Draft;
    }

    public boolean issued() {
        return standing instanceof Standing.Issued;
    }

    public @Nullable String number() {
        return switch (standing) {
            case Standing.Draft _ -> null;
            case Standing.Issued issued -> issued.number();
            case Standing.Cancelled cancelled -> cancelled.number();
        };
    }

    public @Nullable LocalDate issuedOn() {
        return switch (standing) {
            case Standing.Draft _ -> null;
            case Standing.Issued issued -> issued.on();
            case Standing.Cancelled cancelled -> cancelled.on();
        };
    }

    public @Nullable LocalDate due() {
        return standing instanceof Standing.Issued issued ? issued.due() : null;
    }

    public BigDecimal creditable() {
        return total.subtract(credited);
    }
}
