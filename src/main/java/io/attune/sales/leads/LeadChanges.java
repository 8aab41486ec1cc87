package io.attune.sales.leads;

import io.attune.customers.ListChanges;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import io.attune.sales.LeadId;
import io.attune.sales.deals.OwnersOfMany;
import io.attune.sales.pipelines.Pipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Changes of many leads: each new status goes the way that one alone goes.
@Component
class LeadChanges implements ListChanges {
    private static final String LOST = "lost:";

    private final Leads leads;
    private final LeadStore store;
    private final OwnersOfMany owners;
    private final Pipelines pipelines;
    private final CurrentWords words;

    LeadChanges(Leads leads, LeadStore store, OwnersOfMany owners, Pipelines pipelines, CurrentWords words) {
        this.leads = leads;
        this.store = store;
        this.owners = owners;
        this.pipelines = pipelines;
        this.words = words;
    }

    @Override
    public List<String> columns(Viewer viewer) {
        return List.of("owner", "team", "status");
    }

    /// Lost is one for each reason.
    @Override
    public List<Choice> values(Viewer viewer, String column) {
        Words own = words.of(viewer);
        var values = new ArrayList<Choice>();
        for (String step : LeadPage.STEPS) values.add(new Choice(step, own.text("lead.status." + step)));
        pipelines
                .activeReasons()
                .forEach(reason -> values.add(
                        new Choice(LOST + reason.id(), own.text("lead.status.lost") + " · " + reason.name())));
        return values;
    }

    @Override
    public int most() {
        return 500;
    }

    @Override
    public List<Changed> give(Viewer viewer, List<Long> records, String column, String value) {
        if (!column.equals("status"))
            return owners.give(viewer, "lead", column, records, value.isEmpty() ? null : Long.valueOf(value));
        var changed = new ArrayList<Changed>();
        for (LeadStore.Standing standing : store.standing(viewer, records)) {
            if (standing.status().equals(value)) continue;
            become(viewer, standing.id(), standing.version(), value);
            changed.add(new Changed(standing.id().value(), standing.version() + 1, '"' + standing.status() + '"'));
        }
        return changed;
    }

    @Override
    public int giveBack(Viewer viewer, String column, String value, List<Changed> changed) {
        if (!column.equals("status")) return owners.giveBack(viewer, "lead", column, changed);
        List<LeadStore.Standing> standing =
                store.standing(viewer, changed.stream().map(Changed::record).toList());
        int back = 0;
        for (Changed each : changed) {
            var id = new LeadId(each.record());
            if (standing.stream().noneMatch(now -> now.id().equals(id) && now.version() == each.version())) continue;
            String before = Objects.requireNonNull(each.before());
            become(viewer, id, each.version(), before.substring(1, before.length() - 1));
            back++;
        }
        return back;
    }

    private void become(Viewer viewer, LeadId id, int version, String status) {
        switch (status) {
            case "new" -> leads.advance(viewer, id, version, new LeadStatus.New());
            case "working" -> leads.advance(viewer, id, version, new LeadStatus.Working());
            case "qualified" -> leads.advance(viewer, id, version, new LeadStatus.Qualified());
            default -> leads.lose(viewer, id, version, Long.parseLong(status.substring(LOST.length())));
        }
    }
}
