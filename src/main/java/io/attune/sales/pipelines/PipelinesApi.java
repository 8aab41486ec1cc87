package io.attune.sales.pipelines;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The ways that deals go, and why they are lost; both are made in the settings.
@RestController
@RequestMapping("/api/v1")
@Needs(Right.SEE_CUSTOMERS)
class PipelinesApi {
    private final Pipelines pipelines;

    PipelinesApi(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @Schema(name = "Pipeline")
    record Way(long id, String name, List<Step> stages) {}

    /// `probability` is the share of deals here that are won, from 0 to 1, as a decimal text.
    @Schema(name = "Stage")
    record Step(long id, String name, String probability, boolean committed) {
        static Step of(Stage stage) {
            return new Step(
                    stage.id(),
                    stage.name(),
                    stage.probability().stripTrailingZeros().toPlainString(),
                    stage.committed());
        }
    }

    @Schema(name = "LostReason")
    record Reason(long id, String name, boolean active) {}

    @GetMapping("/pipelines")
    @Operation(summary = "The pipelines with their stages, in order")
    List<Way> pipelines() {
        return pipelines.all().stream()
                .map(pipeline -> new Way(
                        pipeline.id(),
                        pipeline.name(),
                        pipeline.stages().stream().map(Step::of).toList()))
                .toList();
    }

    @GetMapping("/lost-reasons")
    @Operation(summary = "Why leads and deals are lost; those that are not active stay with what was lost for them")
    List<Reason> reasons() {
        return pipelines.reasons().stream()
                .map(reason -> new Reason(reason.id(), reason.name(), reason.active()))
                .toList();
    }
}
