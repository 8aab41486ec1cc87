package io.attune.sales.deals;

import io.attune.platform.tabular.RowRefused;
import io.attune.sales.IncomingDeal;
import io.attune.sales.IncomingDeal.State;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import io.attune.sales.pipelines.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what files call pipelines, stages and reasons. Other programs have stages for what is won
/// or lost; here that is the state of a deal.
final class StagedPlaces {
    private static final Set<String> WON =
            Set.of("won", "closed won", "closedwon", "gewonnen", "geschlossen gewonnen", "abgeschlossen gewonnen");
    private static final Set<String> LOST =
            Set.of("lost", "closed lost", "closedlost", "verloren", "geschlossen verloren", "abgeschlossen verloren");

    private final Pipelines pipelines;
    private final List<Pipeline> all;
    private final Map<String, Long> reasons = new HashMap<>();

    StagedPlaces(Pipelines pipelines) {
        this.pipelines = pipelines;
        this.all = pipelines.all();
        pipelines.reasons().forEach(reason -> reasons.put(folded(reason.name()), reason.id()));
    }

    /// Where a deal stands: `stage` only where the file says it, `start` is where a new one begins.
    record Place(
            Pipeline pipeline,
            @Nullable Stage stage,
            Stage start,
            @Nullable State state) {}

    /// @throws RowRefused where the file names a pipeline or a stage that is not there
    Place of(IncomingDeal deal) {
        Pipeline pipeline = pipeline(deal.pipeline());
        String said = deal.stage();
        if (said == null) return unstaged(pipeline == null ? all.getFirst() : pipeline, deal.state());
        List<Pipeline> among = pipeline == null ? all : List.of(pipeline);
        for (Pipeline each : among) {
            Optional<Stage> stage = stage(each, said);
            if (stage.isPresent()) return new Place(each, stage.get(), stage.get(), deal.state());
        }
        State ended = ended(said)
                .orElseThrow(() -> new RowRefused(
                        "stage", "problem.stage.unknown", said, among.getFirst().name()));
        if (deal.state() == State.OPEN) throw new RowRefused("stage", "problem.stage.open", said);
        return unstaged(among.getFirst(), deal.state() == null ? ended : deal.state());
    }

    /// The reason of this name, or that nobody said one; one that is not there yet is made, as the past of another
    /// program needs it.
    long reason(@Nullable String said) {
        if (said == null || said.isBlank()) return reasons.computeIfAbsent("", _ -> pipelines.unsaidReason());
        return reasons.computeIfAbsent(folded(said), _ -> pipelines.reasonOfThePast(said));
    }

    /// What is won went all the way.
    private static Place unstaged(Pipeline pipeline, @Nullable State state) {
        Stage start = state == State.WON ? pipeline.stages().getLast() : pipeline.first();
        return new Place(pipeline, null, start, state);
    }

    private @Nullable Pipeline pipeline(@Nullable String said) {
        if (said == null) return null;
        return all.stream()
                .filter(each -> folded(each.name()).equals(folded(said)))
                .findFirst()
                .orElseThrow(() -> new RowRefused("pipeline", "problem.pipeline.unknown", said));
    }

    private static Optional<Stage> stage(Pipeline pipeline, String said) {
        return pipeline.stages().stream()
                .filter(stage -> folded(stage.name()).equals(folded(said)))
                .findFirst();
    }

    private static Optional<State> ended(String stage) {
        if (WON.contains(folded(stage))) return Optional.of(State.WON);
        return LOST.contains(folded(stage)) ? Optional.of(State.LOST) : Optional.empty();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
