package io.attune.behavior.models;

import java.time.LocalDate;

/// Expected undiscounted margin: expected purchases × expected spend × margin, in units of the currency.
///
/// A pure function of a customer's summary and a day, so the same parameters price today and the day on which the
/// customer was expected back.
public record ValueModel(BuyingModel buying, SpendModel spend, double margin) {
    /// Twelve months.
    public static final double YEAR_WEEKS = 365 / 7.0;

    public ValueModel {
        if (!(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin must be a share from 0 to 1, was " + margin);
        }
    }

    /// In the twelve months after the given day, which is not before the last purchase.
    public double value12(PurchaseSummary who, LocalDate at) {
        return buying.expectedPurchases(who.history(at), YEAR_WEEKS) * spend.expectedSpend(who) * margin;
    }

    /// In the first twelve months of a new customer, the first purchase included.
    public double firstYearValue() {
        return (1 + buying.expectedPurchases(YEAR_WEEKS)) * spend.expectedSpend() * margin;
    }
}
