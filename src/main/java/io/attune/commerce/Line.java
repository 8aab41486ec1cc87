package io.attune.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A line of an order or of an invoice: a product or free text. Discount and tax rate are per cent; `id` is 0 as long
/// as
/// the line is not kept.
public record Line(
        long id,
        @Nullable ProductId product,
        @Nullable String sku,
        String text,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        BigDecimal discount,
        BigDecimal taxRate) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public Line {
        if (text.isBlank() || text.length() > 500) throw new IllegalArgumentException("a line needs 1 to 500 letters");
        if (quantity.signum() <= 0) throw new IllegalArgumentException("quantity must be more than 0, was " + quantity);
        if (unitPrice.signum() < 0) throw new IllegalArgumentException("price must not be negative, was " + unitPrice);
        requirePercent("discount", discount);
        requirePercent("tax rate", taxRate);
    }

    /// What is paid for it, tax included, in the currency's digits.
    public BigDecimal amount(boolean taxIncluded, Currency currency) {
        BigDecimal sold = sold(currency);
        return taxIncluded ? sold : sold.add(tax(false, currency));
    }

    /// The tax in [#amount].
    public BigDecimal tax(boolean taxIncluded, Currency currency) {
        BigDecimal of = taxIncluded ? HUNDRED.add(taxRate) : HUNDRED;
        return sold(currency).multiply(taxRate).divide(of, Money.digits(currency), RoundingMode.HALF_UP);
    }

    /// What of [#amount] belongs to so many pieces, such as those that come back.
    public BigDecimal share(BigDecimal pieces, boolean taxIncluded, Currency currency) {
        return amount(taxIncluded, currency)
                .multiply(pieces)
                .divide(quantity, Money.digits(currency), RoundingMode.HALF_UP);
    }

    private BigDecimal sold(Currency currency) {
        BigDecimal kept = HUNDRED.subtract(discount).movePointLeft(2);
        return Money.rounded(quantity.multiply(unitPrice).multiply(kept), currency);
    }

    private static void requirePercent(String name, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(HUNDRED) > 0)
            throw new IllegalArgumentException(name + " must be 0 to 100, was " + value);
    }
}
