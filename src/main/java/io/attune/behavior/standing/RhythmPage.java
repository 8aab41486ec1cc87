package io.attune.behavior.standing;

import io.attune.behavior.Standing;
import io.attune.behavior.models.LatencyTable;
import io.attune.behavior.scoring.ScoringRun;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.time.LocalDate;

/// A customer's rhythm as a picture, and each number of the value with where it comes from.
public record RhythmPage(StandingPage standing, RhythmStrip strip, ScoringRun run, LatencyTable cohorts) {
    public Standing who() {
        return standing.who();
    }

    /// "Today", or the day of analysis where that is another.
    public String today(Words words) {
        LocalDate day = who().analysisDate();
        boolean now = day.equals(LocalDate.now(words.clock().withZone(words.zone())));
        return now ? words.text("behavior.strip.today") : words.day(day);
    }

    /// Purchases in twelve months of somebody who is still a customer.
    public double purchasesWhileAlive() {
        return who().alive() == 0 ? 0 : who().expectedPurchases12() / who().alive();
    }

    /// What the silence has cost so far.
    public BigDecimal lost() {
        return who().value12OnRhythm().subtract(who().value12());
    }
}
