package io.attune.behavior.scoring;

import io.attune.behavior.figures.ModelName;
import io.attune.behavior.models.BuyingModel;
import io.attune.behavior.models.EmpiricalRate;
import io.attune.behavior.models.Estimate;
import io.attune.behavior.models.GammaGamma;
import io.attune.behavior.models.ModelFit;
import io.attune.behavior.models.ObservedSpend;
import io.attune.behavior.models.ValueFit;
import io.attune.platform.web.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of a model: its kind (see [ModelName]), its parameters and
/// how well it was fitted. A plain estimate, which stands in where nothing could be fitted, has no likelihood.
public record ModelReport(
        String kind, List<Parameter> parameters, @Nullable Double logLikelihood, int customers) {
    /// `standardError` is absent where the likelihood is too flat to give one, and for plain estimates.
    public record Parameter(
            String name, double value, @Nullable Double standardError) {}

    public ModelReport {
        parameters = List.copyOf(parameters);
    }

    public boolean fitted() {
        return logLikelihood != null;
    }

    public String name(Words words) {
        return ModelName.of(words, kind);
    }

    /// Akaike's information criterion; there is none of a plain estimate.
    public @Nullable Double aic() {
        return logLikelihood == null ? null : 2 * parameters.size() - 2 * logLikelihood;
    }

    static ModelReport buying(ValueFit fit, int customers) {
        return switch (fit.model().buying()) {
            case EmpiricalRate(double rate) -> plain("own-rate", "purchasesPerWeek", rate, customers);
            case BuyingModel model -> fitted(model.name(), fit.buying());
        };
    }

    static ModelReport spend(ValueFit fit, int customers) {
        return switch (fit.model().spend()) {
            case GammaGamma _ -> fitted("gamma-gamma", fit.spend());
            case ObservedSpend(double mean) -> plain("own-mean", "mean", mean, customers);
        };
    }

    private static ModelReport fitted(String kind, @Nullable ModelFit<?> fit) {
        if (fit == null) throw new IllegalArgumentException("a fitted model needs its fit");
        return new ModelReport(
                kind,
                fit.parameters().stream().map(ModelReport::parameter).toList(),
                fit.logLikelihood(),
                fit.customers());
    }

    private static ModelReport plain(String kind, String name, double value, int customers) {
        return new ModelReport(kind, List.of(new Parameter(name, value, null)), null, customers);
    }

    private static Parameter parameter(Estimate estimate) {
        double error = estimate.standardError();
        return new Parameter(estimate.name(), estimate.value(), Double.isFinite(error) ? error : null);
    }
}
