package io.attune.behavior.models;

import io.attune.behavior.models.BetaGeometric.Leaving;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The models of buying in continuous time that can be fitted to a base, by the name that a terminal uses.
public enum BuyingModelKind {
    BG_NBD("bg-nbd", BgNbd::fit),
    MBG_NBD("mbg-nbd", base -> BetaGeometric.fit(base, Leaving.AT_ONCE, 1)),
    PARETO_NBD("pareto-nbd", ParetoNbd::fit),
    BG_CNBD_K("bg-cnbd-k", base -> BetaGeometric.fit(base, Leaving.AT_REPEATS)),
    MBG_CNBD_K("mbg-cnbd-k", base -> BetaGeometric.fit(base, Leaving.AT_ONCE)),
    NBD("nbd", Nbd::fit);

    private static final Pattern REGULAR = Pattern.compile("(m?)bg-cnbd-([1-9][0-9]?)");

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

    /// The model of that [BuyingModel#name] with parameters by their names, as they were kept; empty for
    /// a name that none has.
    public static Optional<BuyingModel> restored(String name, ToDoubleFunction<String> parameter) {
        Matcher regular = REGULAR.matcher(name);
        if (regular.matches()) {
            Leaving leaving = regular.group(1).isEmpty() ? Leaving.AT_REPEATS : Leaving.AT_ONCE;
            return Optional.of(betaGeometric(leaving, Integer.parseInt(regular.group(2)), parameter));
        }
        return switch (name) {
            case "bg-nbd" ->
                Optional.of(new BgNbd(
                        parameter.applyAsDouble("r"),
                        parameter.applyAsDouble("alpha"),
                        parameter.applyAsDouble("a"),
                        parameter.applyAsDouble("b")));
            case "mbg-nbd" -> Optional.of(betaGeometric(Leaving.AT_ONCE, 1, parameter));
            case "pareto-nbd" ->
                Optional.of(new ParetoNbd(
                        parameter.applyAsDouble("r"),
                        parameter.applyAsDouble("alpha"),
                        parameter.applyAsDouble("s"),
                        parameter.applyAsDouble("beta")));
            case "nbd" -> Optional.of(new Nbd(parameter.applyAsDouble("r"), parameter.applyAsDouble("alpha")));
            default -> Optional.empty();
        };
    }

    private static BetaGeometric betaGeometric(Leaving leaving, int k, ToDoubleFunction<String> parameter) {
        return new BetaGeometric(
                leaving,
                k,
                parameter.applyAsDouble("r"),
                parameter.applyAsDouble("alpha"),
                parameter.applyAsDouble("a"),
                parameter.applyAsDouble("b"));
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
