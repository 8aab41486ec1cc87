package io.attune.commerce.receivables;

import io.attune.commerce.CreditTerms.Terms;
import io.attune.commerce.Debtor;
import io.attune.commerce.Money;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All we show of one customer's money. Amounts without a currency are in the company's; `unconverted` are those
/// without a rate, as they are.
public record DebtorMoney(
        Debtor debtor,
        Ageing ageing,
        long daysLate,
        List<Money> unconverted,
        BigDecimal toInvoice,
        Terms terms,
        Optional<CreditScore> score,
        List<Money> credits,
        List<OpenItem> open,
        List<Received> received,
        LocalDate today,
        boolean mayWrite,
        TermsForm form,
        Problems problems,
        List<Piece> parts) {
    public DebtorMoney {
        unconverted = List.copyOf(unconverted);
        credits = List.copyOf(credits);
        open = List.copyOf(open);
        received = List.copyOf(received);
        parts = List.copyOf(parts);
    }

    /// An invoice that waits for money; `late` is in days, 0 where it is not due.
    public record OpenItem(
            long invoice,
            String number,
            LocalDate due,
            long late,
            BigDecimal total,
            BigDecimal open,
            Currency currency) {}

    /// A payment.
    public record Received(
            long payment,
            LocalDate on,
            BigDecimal amount,
            BigDecimal left,
            Currency currency,
            String method,
            boolean reversed) {}

    /// What they owe and what is ordered to be invoiced.
    public BigDecimal exposure() {
        return ageing.total().add(toInvoice);
    }

    /// Negative where more is used than was agreed.
    public @Nullable BigDecimal available() {
        BigDecimal limit = terms.limit();
        return limit == null ? null : limit.subtract(exposure());
    }

    public boolean nothing() {
        return open.isEmpty() && received.isEmpty() && toInvoice.signum() == 0 && score.isEmpty();
    }
}
