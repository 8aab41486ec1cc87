package io.attune.behavior.scoring;

import io.attune.behavior.models.BuyingModel;
import io.attune.behavior.models.BuyingModelKind;
import io.attune.behavior.models.EmpiricalRate;
import io.attune.behavior.models.GammaGamma;
import io.attune.behavior.models.ObservedSpend;
import io.attune.behavior.models.SpendModel;
import io.attune.behavior.models.ValueModel;
import io.attune.behavior.scoring.ModelReport.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The models of a run, made again from what is kept of them.
final class FittedModels {
    private FittedModels() {}

    /// Empty where the run was made with a model that is not known here, such as by a newer version.
    static Optional<ValueModel> of(ScoringRun run) {
        BuyingModel buying = buying(run.buying());
        SpendModel spend = spend(run.spend());
        return buying == null || spend == null
                ? Optional.empty()
                : Optional.of(new ValueModel(buying, spend, run.margin().doubleValue()));
    }

    private static @Nullable BuyingModel buying(ModelReport kept) {
        return switch (kept.kind()) {
            case "own-rate" -> new EmpiricalRate(of(kept, "purchasesPerWeek"));
            default ->
                BuyingModelKind.restored(kept.kind(), name -> of(kept, name)).orElse(null);
        };
    }

    private static @Nullable SpendModel spend(ModelReport kept) {
        return switch (kept.kind()) {
            case "gamma-gamma" -> new GammaGamma(of(kept, "p"), of(kept, "q"), of(kept, "gamma"));
            case "own-mean" -> new ObservedSpend(of(kept, "mean"));
            default -> null;
        };
    }

    private static double of(ModelReport kept, String name) {
        return kept.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .mapToDouble(Parameter::value)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a " + kept.kind() + " was kept without its " + name));
    }
}
