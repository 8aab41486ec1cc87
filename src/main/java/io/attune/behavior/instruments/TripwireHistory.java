package io.attune.behavior.instruments;

import io.attune.behavior.instruments.Tripwire.Basis;
import io.attune.behavior.instruments.Tripwire.Fired;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.History;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// All that tripwires would have said over a log, and what came of it: how often they were wrong, and how
/// late those who came back all the same.
///
/// Own rhythms are those known at the time; latencies of cohorts and of everybody are those of the whole log.
/// `armed` counts events; `early` and `hard` those after which the wire fired; `returnedAfterEarly` and
/// `returnedAfterHard` of these were followed by another event all the same: false alarms, or customers saved.
public record TripwireHistory(long armed, long early, long hard, long returnedAfterEarly, long returnedAfterHard) {
    /// The `step`-th event's wire fired on that day; `returned` is the day of the next event, if there was one.
    public record Firing(
            long customer,
            int step,
            Fired stage,
            Basis basis,
            LocalDate on,
            @Nullable LocalDate returned) {}

    /// Hands on every firing by customer and day; `cohort` names a customer's cohort.
    public static TripwireHistory of(
            Histories histories,
            TripwireRule rule,
            LongFunction<String> cohort,
            LocalDate until,
            Consumer<Firing> firings) {
        var walk = new Walk(rule, until, firings);
        histories.each(until, who -> walk.follow(who, cohort.apply(who.customer())));
        return new TripwireHistory(walk.armed, walk.early, walk.hard, walk.earlyReturned, walk.hardReturned);
    }

    private static final class Walk {
        private final TripwireRule rule;
        private final LocalDate until;
        private final Consumer<Firing> firings;
        private long armed;
        private long early;
        private long hard;
        private long earlyReturned;
        private long hardReturned;

        Walk(TripwireRule rule, LocalDate until, Consumer<Firing> firings) {
            this.rule = rule;
            this.until = until;
            this.firings = firings;
        }

        void follow(History who, String cohort) {
            var tally = new Running(who);
            for (int i = 0; i < who.size(); i++) {
                @Nullable LocalDate next = i + 1 < who.size() ? LocalDate.ofEpochDay(who.day(i + 1)) : null;
                Tripwire wire = rule.armed(tally.upTo(i), cohort).orElse(null);
                if (wire == null) continue;
                armed++;
                // An event on the very day comes in time.
                LocalDate end = next == null ? until : next.minusDays(1);
                boolean warned = !wire.early().isAfter(end) && wire.early().isBefore(wire.hard());
                if (warned) fired(who, wire, Fired.EARLY, wire.early(), next);
                if (!wire.hard().isAfter(end)) fired(who, wire, Fired.HARD, wire.hard(), next);
            }
        }

        private void fired(History who, Tripwire wire, Fired stage, LocalDate on, @Nullable LocalDate next) {
            firings.accept(new Firing(who.customer(), wire.step(), stage, wire.basis(), on, next));
            if (stage == Fired.EARLY) {
                early++;
                if (next != null) earlyReturned++;
            } else {
                hard++;
                if (next != null) hardReturned++;
            }
        }
    }
}
