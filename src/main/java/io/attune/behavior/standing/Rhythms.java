package io.attune.behavior.standing;

import io.attune.behavior.Behavior;
import io.attune.behavior.Standing;
import io.attune.behavior.scoring.Runs;
import io.attune.behavior.scoring.ScoringRun;
import io.attune.commerce.Orders;
import io.attune.commerce.Purchase;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes the rhythm of one person, for the card and for the narrow panel.
@Component
public class Rhythms {
    private final Behavior behavior;
    private final Runs runs;
    private final Orders orders;
    private final People people;

    Rhythms(Behavior behavior, Runs runs, Orders orders, People people) {
        this.behavior = behavior;
        this.runs = runs;
        this.orders = orders;
        this.people = people;
    }

    /// Empty where the viewer may not see what this person bought, or not for how much.
    public Optional<Piece> piece(Viewer viewer, PersonId person, String template) {
        if (!viewer.shows(Field.AMOUNTS) || !people.open(viewer, person, Kind.MONEY)) return Optional.empty();
        List<Purchase> purchases = new ArrayList<>();
        orders.eachPurchaseOf(List.of(person), purchases::add);
        Optional<ScoringRun> run = runs.last();
        Optional<Standing> who = behavior.of(viewer, person);
        if (run.isEmpty() || who.isEmpty()) return Optional.of(unscored(purchases, run, template));
        return Optional.of(Piece.of(
                template,
                new RhythmPage(
                        new StandingPage(who.get()),
                        RhythmStrip.of(who.get(), purchases),
                        run.get(),
                        runs.latency(run.get()))));
    }

    private static Piece unscored(List<Purchase> purchases, Optional<ScoringRun> run, String template) {
        boolean onlyLater = run.isPresent()
                && purchases.stream()
                        .allMatch(bought -> bought.day().isAfter(run.get().analysisDate()));
        return Piece.of(
                template + "-unscored",
                new UnscoredPage(!purchases.isEmpty(), onlyLater ? run.get().analysisDate() : null));
    }
}
