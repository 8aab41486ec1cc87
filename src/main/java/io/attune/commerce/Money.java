package io.attune.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// An amount in a currency, exact. Equal when the amounts are, whatever their scale.
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    /// Rounded half up to the digits that the currency has: yen none, euro two, Kuwaiti dinar three.
    public static BigDecimal rounded(BigDecimal amount, Currency currency) {
        return amount.setScale(digits(currency), RoundingMode.HALF_UP);
    }

    public static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /// Whether the amount has no more decimals than the currency.
    public static boolean payable(BigDecimal amount, Currency currency) {
        return amount.stripTrailingZeros().scale() <= digits(currency);
    }

    /// With the currency's digits, and more only where there are more.
    public static String decimal(BigDecimal amount, Currency currency) {
        int digits = Math.max(digits(currency), amount.stripTrailingZeros().scale());
        return amount.setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        require(other);
        return new Money(amount.add(other.amount), currency);
    }

    public Money minus(Money other) {
        require(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    public boolean positive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        require(other);
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money that && currency.equals(that.currency) && amount.compareTo(that.amount) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * amount.stripTrailingZeros().hashCode() + currency.hashCode();
    }

    private void require(Money other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up without a rate");
    }
}
