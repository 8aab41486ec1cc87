package io.attune.behavior.standing;

import io.attune.behavior.Behavior;
import io.attune.behavior.Standing;
import io.attune.behavior.scoring.Runs;
import io.attune.behavior.scoring.ScoringRun;
import io.attune.commerce.Orders;
import io.attune.commerce.Purchase;
import io.attune.customers.PersonId;
import io.attune.platform.web.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes the rhythm of one person, for the card and for the narrow panel.
@Component
class Rhythms {
    private final Behavior behavior;
    private final Runs runs;
    private final Orders orders;

    Rhythms(Behavior behavior, Runs runs, Orders orders) {
        this.behavior = behavior;
        this.runs = runs;
        this.orders = orders;
    }

    Piece piece(PersonId person, String template) {
        List<Purchase> purchases = new ArrayList<>();
        orders.eachPurchaseOf(List.of(person), purchases::add);
        Optional<ScoringRun> run = runs.last();
        Optional<Standing> who = behavior.of(person);
        if (run.isEmpty() || who.isEmpty()) return unscored(purchases, run, template);
        return Piece.of(
                template,
                new RhythmPage(
                        new StandingPage(who.get()),
                        RhythmStrip.of(who.get(), purchases),
                        run.get(),
                        runs.latency(run.get())));
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
