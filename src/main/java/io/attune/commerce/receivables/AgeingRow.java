package io.attune.commerce.receivables;

import io.attune.commerce.Debtor;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What one customer owes. `daysLate` is that of the oldest; `unconverted` counts invoices in currencies without a
/// rate,
/// which are in none of the amounts.
public record AgeingRow(
        Debtor debtor,
        String name,
        Ageing ageing,
        long daysLate,
        int unconverted,
        @Nullable BigDecimal limit) {
    AgeingRow withoutLimit() {
        return new AgeingRow(debtor, name, ageing, daysLate, unconverted, null);
    }

    public boolean overLimit() {
        return limit != null && ageing.total().compareTo(limit) > 0;
    }
}
