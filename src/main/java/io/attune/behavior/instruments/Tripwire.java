package io.attune.behavior.instruments;

import java.time.LocalDate;
import java.util.Optional;

/// What waits for one customer's next event after the `step`-th one: an early warning, and the day from which
/// on the silence is longer than the rhythm allows. Each fires once; only the next event arms them again.
///
/// `early` is the first day later than the expected latency, `hard` the first one later than allowed; where
/// they are the same day only the hard one fires. `fired` is what has fired already.
public record Tripwire(
        int step, LocalDate last, double expectedDays, Basis basis, LocalDate early, LocalDate hard, Fired fired) {
    /// Whose latency it is: the customer's own, that of the customer's cohort after as many events, or
    /// everybody's.
    public enum Basis {
        OWN,
        COHORT,
        STEP
    }

    /// In ascending order of urgency.
    public enum Fired {
        NOTHING,
        EARLY,
        HARD
    }

    public Tripwire {
        if (step < 1) throw new IllegalArgumentException("a wire hangs after an event, not after " + step);
        if (!early.isAfter(last)) throw new IllegalArgumentException("nothing can be late on the day of the event");
        if (hard.isBefore(early)) throw new IllegalArgumentException("hard " + hard + " comes before early " + early);
    }

    public LocalDate expectedNext() {
        return last.plusDays(Math.round(expectedDays));
    }

    /// The day on which it fires next, for a bucket of days instead of a scan; empty once all has fired.
    public Optional<LocalDate> due() {
        return switch (fired) {
            case NOTHING -> Optional.of(early);
            case EARLY -> Optional.of(hard);
            case HARD -> Optional.empty();
        };
    }

    /// The wire after it has fired whatever is due by today; empty where nothing new is. After a pause only
    /// the more urgent one fires.
    public Optional<Tripwire> fire(LocalDate today) {
        Fired reached = today.isBefore(early) ? Fired.NOTHING : today.isBefore(hard) ? Fired.EARLY : Fired.HARD;
        return reached.compareTo(fired) > 0 ? Optional.of(fired(reached)) : Optional.empty();
    }

    /// What hangs after the rhythms were computed anew: a new event arms it again; without one, what has
    /// fired stays fired, even where the days have moved.
    public Tripwire replacedBy(Tripwire anew) {
        boolean sameEvent = anew.step == step && anew.last.equals(last);
        return sameEvent ? anew.fired(fired) : anew;
    }

    private Tripwire fired(Fired now) {
        return new Tripwire(step, last, expectedDays, basis, early, hard, now);
    }
}
