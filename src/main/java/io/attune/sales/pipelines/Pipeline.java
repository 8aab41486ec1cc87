package io.attune.sales.pipelines;

import io.attune.platform.web.NotFound;
import java.util.List;
import java.util.Optional;

/// A way that deals go, with its stages in their order; there is at least one.
public record Pipeline(long id, String name, List<Stage> stages) {
    public Pipeline {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) throw new IllegalArgumentException("a pipeline needs a stage");
    }

    public Stage first() {
        return stages.getFirst();
    }

    public Optional<Stage> find(long stage) {
        return stages.stream().filter(each -> each.id() == stage).findFirst();
    }

    /// @throws NotFound when the stage is not one of this pipeline
    public Stage stage(long stage) {
        return find(stage).orElseThrow(() -> new NotFound("stage " + stage + " of pipeline " + id));
    }
}
