package io.attune.sales.board;

import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts a board together.
@Component
class Boards {
    private final BoardStore store;
    private final Pipelines pipelines;
    private final Clock clock;

    Boards(BoardStore store, Pipelines pipelines, Clock clock) {
        this.store = store;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /// Of a pipeline that exists: the one asked for, or the first.
    Lens lens(long pipeline, String whose) {
        return new Lens(pipelines.findOrFirst(pipeline).id(), Lens.Whose.of(whose));
    }

    BoardPage board(Viewer viewer, Lens lens) {
        Pipeline pipeline = pipelines.find(lens.pipeline());
        List<Card> cards = store.cards(viewer, lens, pipeline.stages());
        Map<Long, BoardStore.Total> totals = store.totals(viewer, lens);
        List<BoardPage.Column> columns = pipeline.stages().stream()
                .map(stage -> {
                    var total = totals.getOrDefault(stage.id(), BoardStore.Total.NOTHING);
                    return new BoardPage.Column(
                            stage,
                            total.count(),
                            total.sum(),
                            total.foreign(),
                            cards.stream()
                                    .filter(card -> card.stage() == stage.id())
                                    .toList());
                })
                .toList();
        return new BoardPage(
                lens, pipeline, pipelines.all(), columns, viewer.may(Right.SELL), clock.instant(), today(viewer));
    }

    LocalDate today(Viewer viewer) {
        return LocalDate.now(clock.withZone(viewer.zone()));
    }
}
