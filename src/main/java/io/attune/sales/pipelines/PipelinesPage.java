package io.attune.sales.pipelines;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All pipelines as forms, and the reasons for which deals are lost. `wrong` is the pipeline whose form is not right,
/// 0 the form of a new one.
public record PipelinesPage(
        List<Pipeline> pipelines,
        Map<Long, Long> deals,
        List<LostReason> reasons,
        @Nullable Long wrong,
        @Nullable PipelineForm typed) {
    public PipelinesPage {
        pipelines = List.copyOf(pipelines);
        deals = Map.copyOf(deals);
        reasons = List.copyOf(reasons);
    }

    public PipelineForm form(Pipeline pipeline) {
        return typed != null && wrong != null && wrong == pipeline.id() ? typed.withSpare() : PipelineForm.of(pipeline);
    }

    public long in(long stage) {
        return deals.getOrDefault(stage, 0L);
    }

    public boolean bad(Pipeline pipeline) {
        return wrong != null && wrong == pipeline.id();
    }
}
