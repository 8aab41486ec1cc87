package io.attune.behavior.standing;

import io.attune.behavior.Standing;
import io.attune.behavior.models.LatencyTable;
import io.attune.behavior.models.Rhythm;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.StepLatency;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A customer's standing in words.
public record StandingPage(Standing who) {
    /// A state in a few words, with the tone of its chip.
    public record State(String text, String tone) {}

    /// The address of the explanation of this customer's value.
    public String explained() {
        return "/people/" + who.person() + "#value";
    }

    public RfmWord word() {
        return RfmWord.of(who);
    }

    /// The models take everybody who bought once, and without a fit everybody, as still a customer.
    public boolean aliveKnown() {
        return who.alive() < 1;
    }

    public String alive(Words words) {
        return aliveKnown() ? words.percent(who.alive()) : words.text("behavior.alive.unknown");
    }

    public boolean late() {
        return who.expectedNext() != null && who.analysisDate().isAfter(who.expectedNext());
    }

    /// Whether the customer keeps the rhythm; absent where there is none.
    public Optional<State> timing(Words words) {
        LocalDate expected = who.expectedNext();
        LocalDate tripwire = who.tripwire();
        if (expected == null || tripwire == null) return Optional.empty();
        LocalDate today = who.analysisDate();
        if (who.tripped()) return Optional.of(new State(since(words, "behavior.tripped", tripwire, today), "neg"));
        if (late()) return Optional.of(new State(since(words, "behavior.due", expected, today), "warn"));
        return Optional.of(new State(words.text("behavior.on-rhythm"), "pos"));
    }

    /// Such as "buys every 16 weeks (own; cohort 20 weeks); now 25 weeks without".
    public String rhythm(Words words, @Nullable LatencyTable cohorts) {
        String silence = words.days(ChronoUnit.DAYS.between(who.lastPurchase(), who.analysisDate()));
        Double latency = who.latencyDays();
        if (latency == null) return words.text("behavior.rhythm.none", who.purchases(), silence);
        String every = words.days(Math.round(latency));
        if (who.rhythmOf() != Rhythm.Source.OWN) {
            String key =
                    who.rhythmOf() == Rhythm.Source.SAME_SOURCE ? "behavior.rhythm.source" : "behavior.rhythm.cohort";
            return words.text(key, who.purchases(), every, silence);
        }
        return Optional.ofNullable(cohorts)
                .flatMap(table -> table.after(who.purchases(), RhythmRule.STANDARD.cohortCases()))
                .map(StepLatency::mean)
                .map(mean -> words.text("behavior.rhythm.own", every, words.days(Math.round(mean)), silence))
                .orElseGet(() -> words.text("behavior.rhythm.own.only", every, silence));
    }

    private static String since(Words words, String key, LocalDate from, LocalDate today) {
        long days = ChronoUnit.DAYS.between(from, today);
        return days == 0 ? words.text(key + ".today") : words.text(key, words.days(days));
    }
}
