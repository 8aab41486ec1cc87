package io.attune.sales.board;

import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn.Option;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.LiveEvents;
import io.attune.sales.DealId;
import io.attune.sales.deals.Deals;
import io.attune.sales.deals.OwnersOfMany;
import io.attune.sales.pipelines.Pipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Changes of many deals: each goes to another stage as one alone does, and back by taking that move back.
@Component
class DealChanges implements ListChanges {
    private final Deals deals;
    private final BoardStore store;
    private final OwnersOfMany owners;
    private final Pipelines pipelines;
    private final LiveEvents live;

    DealChanges(Deals deals, BoardStore store, OwnersOfMany owners, Pipelines pipelines, LiveEvents live) {
        this.deals = deals;
        this.store = store;
        this.owners = owners;
        this.pipelines = pipelines;
        this.live = live;
    }

    @Override
    public List<String> columns(Viewer viewer) {
        return List.of("owner", "team", "stage");
    }

    @Override
    public List<Choice> values(Viewer viewer, String column) {
        return DealListing.stages(pipelines.all()).stream()
                .map((Option stage) -> new Choice(stage.code(), stage.label()))
                .toList();
    }

    @Override
    public int most() {
        return 500;
    }

    /// A deal stays in its pipeline, and one that has ended stays where it stood.
    @Override
    public List<Changed> give(Viewer viewer, List<Long> records, String column, String value) {
        if (!column.equals("stage")) {
            List<Changed> given =
                    owners.give(viewer, "deal", column, records, value.isEmpty() ? null : Long.valueOf(value));
            told(given);
            return given;
        }
        long stage = Long.parseLong(value);
        var changed = new ArrayList<Changed>();
        for (BoardStore.Standing standing : store.movable(viewer, records, stage)) {
            deals.move(viewer, new DealId(standing.id()), standing.version(), stage);
            changed.add(new Changed(standing.id(), standing.version() + 1, Long.toString(standing.stage())));
        }
        return changed;
    }

    @Override
    public int giveBack(Viewer viewer, String column, String value, List<Changed> changed) {
        if (!column.equals("stage")) {
            told(changed);
            return owners.giveBack(viewer, "deal", column, changed);
        }
        List<BoardStore.Standing> movable =
                store.movedFrom(viewer, changed.stream().map(Changed::record).toList());
        int back = 0;
        for (Changed each : changed) {
            if (movable.stream().noneMatch(now -> goesBack(now, each))) continue;
            deals.unmove(viewer, new DealId(each.record()), each.version());
            back++;
        }
        return back;
    }

    private static boolean goesBack(BoardStore.Standing now, Changed moved) {
        return now.id() == moved.record()
                && now.version() == moved.version()
                && Long.toString(now.stage()).equals(Objects.requireNonNull(moved.before()));
    }

    private void told(List<Changed> changed) {
        changed.forEach(each -> live.changed("deals", Long.toString(each.record())));
    }
}
