package io.attune.behavior.models;

/// A model of how much a customer spends per purchase, in units of the currency.
public sealed interface SpendModel permits GammaGamma, ObservedSpend {
    double expectedSpend(PurchaseSummary who);

    /// Of somebody of whom nothing is known.
    double expectedSpend();
}
