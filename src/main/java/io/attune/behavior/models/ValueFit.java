package io.attune.behavior.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Both models fitted to one base, or what stands in for them (then the fit is null); the refusals say why.
public record ValueFit(
        ValueModel model,
        @Nullable ModelFit<? extends BuyingModel> buying,
        @Nullable ModelFit<GammaGamma> spend,
        List<ModelNotFitted.Reason> refusals) {
    public ValueFit {
        refusals = List.copyOf(refusals);
    }

    /// With BG/NBD.
    public static ValueFit of(CustomerBase base, double margin) {
        return of(base, margin, BuyingModelKind.BG_NBD);
    }

    public static ValueFit of(CustomerBase base, double margin, BuyingModelKind kind) {
        var refusals = new ArrayList<ModelNotFitted.Reason>();
        ModelFit<? extends BuyingModel> buying = orRefusal(() -> kind.fit(base), refusals);
        ModelFit<GammaGamma> spend = orRefusal(() -> GammaGamma.fit(base), refusals);
        var model = new ValueModel(
                buying == null ? EmpiricalRate.of(base) : buying.model(),
                spend == null ? ObservedSpend.of(base) : spend.model(),
                margin);
        return new ValueFit(model, buying, spend, refusals);
    }

    private static <F extends ModelFit<?>> @Nullable F orRefusal(
            Supplier<F> fitting, List<ModelNotFitted.Reason> refusals) {
        try {
            return fitting.get();
        } catch (ModelNotFitted notFitted) {
            refusals.add(notFitted.reason());
            return null;
        }
    }
}
