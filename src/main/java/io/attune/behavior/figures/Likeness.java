package io.attune.behavior.figures;

import io.attune.behavior.lookalikes.Feature;
import io.attune.behavior.lookalikes.LookAlike;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.History;
import io.attune.behavior.models.LatencyTable;
import io.attune.commerce.Orders;
import io.attune.commerce.Purchase;
import io.attune.customers.Happenings;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether a customer behaves as those did who left, by what the last run learned of them.
@Component
public class Likeness {
    private final FigureStore store;
    private final Orders orders;
    private final Happenings happenings;
    private final People people;
    private final CompanySettings settings;

    Likeness(FigureStore store, Orders orders, Happenings happenings, People people, CompanySettings settings) {
        this.store = store;
        this.orders = orders;
        this.happenings = happenings;
        this.people = people;
        this.settings = settings;
    }

    /// `who` is null for a customer who is silent for the whole horizon already, in days, and counts as gone.
    public record Told(int horizon, @Nullable LookAlike who) {}

    /// As of a day, by what was learned up to another and beside the latencies of everybody. Empty where
    /// nothing was learned. Reasons of kinds that the viewer may not see are left out. Whoever asks has seen
    /// to it that the viewer may know what this person bought.
    public Optional<Told> of(
            Viewer viewer, PersonId person, LocalDate learnedUntil, LatencyTable latency, LocalDate today) {
        return store.leaving(learnedUntil)
                .map(Leaving::learned)
                .map(Leaving.Learned::resemblance)
                .map(learned -> new Told(
                        learned.horizon(),
                        learned.of(
                                        purchases(person),
                                        Touchpoints.of(
                                                        person,
                                                        happenings,
                                                        settings.current().zone(),
                                                        today)
                                                .events(),
                                        latency,
                                        today)
                                .map(who -> shown(who, viewer, person))
                                .orElse(null)));
    }

    private Histories purchases(PersonId person) {
        var bought = new ArrayList<Purchase>();
        orders.eachPurchaseOf(List.of(person), bought::add);
        return (until, taker) -> {
            History.Rows rows = History.rows(until, taker);
            for (Purchase purchase : bought) rows.add(person.value(), purchase.day(), purchase.cents());
            rows.end();
        };
    }

    private LookAlike shown(LookAlike who, Viewer viewer, PersonId person) {
        LookAlike.Pattern nearest = who.nearest();
        return new LookAlike(
                who.customer(),
                who.silentDays(),
                who.chance(),
                who.reasons().stream()
                        .filter(reason -> open(reason.feature(), viewer, person))
                        .toList(),
                nearest == null || !open(nearest.feature(), viewer, person) ? null : nearest);
    }

    private boolean open(Feature feature, Viewer viewer, PersonId person) {
        return Touch.of(feature.event())
                .map(touch -> people.open(viewer, person, touch.kind()))
                .orElse(true);
    }
}
