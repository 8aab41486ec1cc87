package io.attune.sales.board;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What may close in a month, in the company's currency: `won` already, `committed` and all `open` amounts, and open
/// ones by their probability. `first` is the first of the month, a day before the forecast for what is late, absent
/// for deals without a day.
public record Month(
        @Nullable LocalDate first,
        long deals,
        BigDecimal won,
        BigDecimal committed,
        BigDecimal weighted,
        BigDecimal open) {
    /// What is won and what somebody promises.
    public BigDecimal commit() {
        return won.add(committed);
    }

    /// What is won and, of what is open, as much as usual.
    public BigDecimal expected() {
        return won.add(weighted);
    }

    /// Everything turns out well.
    public BigDecimal best() {
        return won.add(open);
    }
}
