package io.attune.commerce.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a customer paid: the invoices of the last two years that were paid or are due, in the company's currency. The
/// exposure is what they owe and what is ordered on invoice; absent limits are none.
public record CreditHistory(
        List<Due> invoices, BigDecimal exposure, @Nullable BigDecimal limit) {
    public CreditHistory {
        invoices = List.copyOf(invoices);
    }

    /// `paidOn` is the day on which the last of it was paid, absent as long as some of it is open.
    public record Due(
            BigDecimal amount, LocalDate due, @Nullable LocalDate paidOn) {}
}
