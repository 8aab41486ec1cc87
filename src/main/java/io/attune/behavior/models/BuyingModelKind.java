package io.attune.behavior.models;

import io.attune.behavior.models.BetaGeometric.Leaving;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The models of buying in continuous time that can be fitted to a base, by the name that a terminal uses.
public enum BuyingModelKind {
    BG_NBD("bg-nbd", BgNbd::fit),
    MBG_NBD("mbg-nbd", base -> BetaGeometric.fit(base, Leaving.AT_ONCE, 1)),
    PARETO_NBD("pareto-nbd", ParetoNbd::fit),
    BG_CNBD_K("bg-cnbd-k", base -> BetaGeometric.fit(base, Leaving.AT_REPEATS)),
    MBG_CNBD_K("mbg-cnbd-k", base -> BetaGeometric.fit(base, Leaving.AT_ONCE)),
    NBD("nbd", Nbd::fit);

    private final String label;
    // A method reference has no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<CustomerBase, ModelFit<? extends BuyingModel>> fitting;

    BuyingModelKind(String label, Function<CustomerBase, ModelFit<? extends BuyingModel>> fitting) {
        this.label = label;
        this.fitting = fitting;
    }

    public static Optional<BuyingModelKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    public static String labels() {
        return Arrays.stream(values()).map(BuyingModelKind::label).collect(Collectors.joining(", "));
    }

    public String label() {
        return label;
    }

    /// Fits by maximum likelihood; throws [ModelNotFitted] where the base says too little.
    public ModelFit<? extends BuyingModel> fit(CustomerBase base) {
        return fitting.apply(base);
    }
}
