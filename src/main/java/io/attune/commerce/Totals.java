package io.attune.commerce;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What lines add up to: with tax, the tax in it, and that tax by rate.
public record Totals(BigDecimal amount, BigDecimal tax, SortedMap<BigDecimal, BigDecimal> taxByRate) {
    public Totals {
        taxByRate = new TreeMap<>(taxByRate);
    }

    public static Totals of(List<Line> lines, boolean taxIncluded, Currency currency) {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        var byRate = new TreeMap<BigDecimal, BigDecimal>();
        for (Line line : lines) {
            BigDecimal ofLine = line.tax(taxIncluded, currency);
            amount = amount.add(line.amount(taxIncluded, currency));
            tax = tax.add(ofLine);
            if (line.taxRate().signum() > 0) byRate.merge(line.taxRate(), ofLine, BigDecimal::add);
        }
        return new Totals(amount, tax, byRate);
    }

    public BigDecimal net() {
        return amount.subtract(tax);
    }
}
