package io.attune.commerce.receivables;

import io.attune.commerce.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// What everybody owes, by age. The rows may be fewer than all; the totals are of all.
public record ReceivablesPage(List<AgeingRow> rows, Ageing totals, List<Money> unconverted) {
    public ReceivablesPage {
        rows = List.copyOf(rows);
        unconverted = List.copyOf(unconverted);
    }

    /// The share of a bucket in the whole, in per cent for an attribute of width.
    public static String share(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) return "0";
        return part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP).toPlainString();
    }
}
