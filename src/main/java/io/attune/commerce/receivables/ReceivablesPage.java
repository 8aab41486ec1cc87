package io.attune.commerce.receivables;

import io.attune.commerce.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// What everybody owes, by age; `unconverted` are amounts without a rate, as they are.
public record ReceivablesPage(Ageing totals, List<Money> unconverted) {
    public ReceivablesPage {
        unconverted = List.copyOf(unconverted);
    }

    /// The share of a bucket in the whole, in per cent for an attribute of width.
    public static String share(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) return "0";
        return part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP).toPlainString();
    }
}
