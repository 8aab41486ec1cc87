package io.attune.behavior.models;

/// Gamma-Gamma: purchases of a customer vary around a mean of their own as a gamma with shape p, and these means
/// vary over customers with shape q and scale gamma; how much does not depend on how often.
///
/// Source: Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value, brucehardie.com/notes/025. As there, the
/// mean of the *repeat* purchases is judged, since first ones are not like the later ones.
/// q is above 1, else the mean customer would spend without bound.
public record GammaGamma(double p, double q, double gamma) implements SpendModel {
    public GammaGamma {
        if (!(p > 0 && q > 1 && gamma > 0 && p + q + gamma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "p and gamma must be positive and q above 1, were p " + p + ", q " + q + ", gamma " + gamma);
        }
    }

    /// Fits by maximum likelihood to everybody whose repeat purchases brought money; throws [ModelNotFitted] where
    /// these are too few or too much alike.
    public static ModelFit<GammaGamma> fit(CustomerBase base) {
        return GammaGammaFit.of(base);
    }

    @Override
    public double expectedSpend() {
        return p * gamma / (q - 1);
    }

    @Override
    public double expectedSpend(PurchaseSummary who) {
        return expectedSpend(who.repeats(), who.meanRepeatSpend());
    }

    /// Expected mean spend given the mean of so many repeat purchases (eq. 5 of the note).
    public double expectedSpend(int repeats, double meanSpend) {
        return p * (gamma + repeats * meanSpend) / (p * repeats + q - 1);
    }
}
