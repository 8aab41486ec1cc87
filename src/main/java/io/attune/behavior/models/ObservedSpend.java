package io.attune.behavior.models;

/// What is said of spend before a model can be fitted: the customer's own mean, with one purchase of the mean
/// customer added so that a single large basket does not decide.
public record ObservedSpend(double mean) implements SpendModel {
    public ObservedSpend {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mean spend must not be negative, was " + mean);
        }
    }

    /// Zero for an empty base.
    public static ObservedSpend of(CustomerBase base) {
        double cents = 0;
        for (int i = 0; i < base.size(); i++) cents += base.totalCents(i);
        return new ObservedSpend(base.size() == 0 ? 0 : Math.max(0, cents / 100 / base.transactions()));
    }

    @Override
    public double expectedSpend(PurchaseSummary who) {
        return (Math.max(0, who.totalCents() / 100.0) + mean) / (who.purchases() + 1);
    }

    @Override
    public double expectedSpend() {
        return mean;
    }
}
