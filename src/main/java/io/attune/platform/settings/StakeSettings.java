package io.attune.platform.settings;

import java.math.BigDecimal;

/// The starting values of money at stake, as shares except for `exposure`, which is money in the
/// company's currency.
public record StakeSettings(
        BigDecimal complaintRisk,
        BigDecimal cancellationRisk,
        BigDecimal questionRisk,
        BigDecimal winBack,
        BigDecimal purchaseKnown,
        BigDecimal purchaseUnknownSocial,
        BigDecimal purchaseUnknownOther,
        BigDecimal dealPoints,
        BigDecimal exposure) {
    public static final StakeSettings STARTING = new StakeSettings(
            new BigDecimal(".15"),
            new BigDecimal(".40"),
            new BigDecimal(".05"),
            new BigDecimal(".10"),
            new BigDecimal(".25"),
            new BigDecimal(".04"),
            new BigDecimal(".02"),
            new BigDecimal(".05"),
            new BigDecimal(".002"));

    public StakeSettings {
        Settings.requireShare("complaint risk", complaintRisk);
        Settings.requireShare("cancellation risk", cancellationRisk);
        Settings.requireShare("question risk", questionRisk);
        Settings.requireShare("win-back share", winBack);
        Settings.requireShare("purchase share of a known customer", purchaseKnown);
        Settings.requireShare("purchase share of an unknown author", purchaseUnknownSocial);
        Settings.requireShare("purchase share of an unknown author elsewhere", purchaseUnknownOther);
        Settings.requireShare("deal points", dealPoints);
        if (exposure.signum() < 0) throw new IllegalArgumentException("the value of an exposure must not be negative");
    }
}
