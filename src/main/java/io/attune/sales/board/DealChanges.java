package io.attune.sales.board;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Origin;
import io.attune.customers.RecordKind;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.LiveEvents;
import io.attune.platform.web.NotFound;
import io.attune.sales.DealId;
import io.attune.sales.deals.Deals;
import io.attune.sales.deals.OwnersOfMany;
import io.attune.sales.pipelines.Pipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Changes of many deals: each goes to another stage as one alone does, and back by taking that move back.
@Component
class DealChanges implements ListChanges {
    private final Deals deals;
    private final BoardStore store;
    private final OwnersOfMany owners;
    private final Pipelines pipelines;
    private final CustomFields fields;
    private final LiveEvents live;

    DealChanges(
            Deals deals,
            BoardStore store,
            OwnersOfMany owners,
            Pipelines pipelines,
            CustomFields fields,
            LiveEvents live) {
        this.deals = deals;
        this.store = store;
        this.owners = owners;
        this.pipelines = pipelines;
        this.fields = fields;
        this.live = live;
    }

    @Override
    public List<String> columns(Viewer viewer) {
        return Stream.concat(
                        Stream.of("owner", "team", "stage"),
                        fields.of(RecordKind.DEAL).stream().map(CustomField::key))
                .toList();
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
        return switch (column) {
            case "stage" -> move(viewer, records, Long.parseLong(value));
            case "owner", "team" ->
                told(owners.give(viewer, "deal", column, records, value.isEmpty() ? null : Long.valueOf(value)));
            default -> told(own(viewer, records, column, value));
        };
    }

    private List<Changed> move(Viewer viewer, List<Long> records, long stage) {
        var changed = new ArrayList<Changed>();
        for (BoardStore.Standing standing : store.movable(viewer, records, stage)) {
            deals.move(viewer, new DealId(standing.id()), standing.version(), stage);
            changed.add(new Changed(standing.id(), standing.version() + 1, Long.toString(standing.stage())));
        }
        return changed;
    }

    private List<Changed> own(Viewer viewer, List<Long> records, String column, String value) {
        CustomField field = fields.of(RecordKind.DEAL).stream()
                .filter(one -> one.key().equals(column))
                .findFirst()
                .orElseThrow(() -> new NotFound("a field " + column));
        List<Changed> touched = store.touch(viewer, records);
        Map<Long, String> had = fields.give(
                field,
                touched.stream().map(Changed::record).toList(),
                fields.read(field, value),
                Origin.user(viewer.user()));
        return touched.stream().map(each -> each.having(had.get(each.record()))).toList();
    }

    @Override
    public int giveBack(Viewer viewer, String column, String value, List<Changed> changed) {
        return switch (column) {
            case "stage" -> moveBack(viewer, changed);
            case "owner", "team" -> owners.giveBack(viewer, "deal", column, told(changed));
            default -> ownBack(viewer, column, told(changed));
        };
    }

    private int ownBack(Viewer viewer, String column, List<Changed> changed) {
        List<Long> untouched = store.untouched(viewer, changed);
        fields.giveBack(
                CustomField.id(column),
                ListChanges.had(changed.stream()
                        .filter(each -> untouched.contains(each.record()))
                        .toList()));
        return untouched.size();
    }

    private int moveBack(Viewer viewer, List<Changed> changed) {
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

    private List<Changed> told(List<Changed> changed) {
        changed.forEach(each -> live.changed("deals", Long.toString(each.record())));
        return changed;
    }
}
