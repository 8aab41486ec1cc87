package io.attune.sales.board;

import io.attune.sales.pipelines.Pipeline;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The deals of a pipeline as lines, open or ended. `next` is the last deal shown, where there are more.
public record ListPage(
        Lens lens,
        Pipeline pipeline,
        List<Pipeline> pipelines,
        String status,
        List<DealRow> rows,
        @Nullable Long next,
        boolean continued,
        boolean maySell,
        LocalDate today) {
    public static final List<String> STATES = List.of("open", "won", "lost", "all");

    public ListPage {
        pipelines = List.copyOf(pipelines);
        rows = List.copyOf(rows);
    }

    /// What stands behind the question mark of the list's address, without where a page begins.
    public String address() {
        return lens.query() + "&status=" + status;
    }
}
