package io.attune.inbox.stake;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Money at stake in the company's currency, to the cent, by where it comes from.
public record Stake(BigDecimal retention, BigDecimal rhythm, BigDecimal opportunity, BigDecimal reach)
        implements Comparable<Stake> {
    public static final Stake NOTHING = of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Stake {
        requireMoney("retention", retention);
        requireMoney("rhythm", rhythm);
        requireMoney("opportunity", opportunity);
        requireMoney("reach", reach);
    }

    static Stake of(BigDecimal retention, BigDecimal rhythm, BigDecimal opportunity, BigDecimal reach) {
        return new Stake(cents(retention), cents(rhythm), cents(opportunity), cents(reach));
    }

    public BigDecimal total() {
        return retention.add(rhythm).add(opportunity).add(reach);
    }

    @Override
    public int compareTo(Stake other) {
        return total().compareTo(other.total());
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static void requireMoney(String name, BigDecimal amount) {
        if (amount.signum() < 0) throw new IllegalArgumentException(name + " must not be negative, was " + amount);
    }
}
