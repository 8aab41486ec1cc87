package io.attune.behavior.instruments;

import io.attune.behavior.instruments.Friction.Window;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.History;
import io.attune.behavior.models.LatencyTable;
import io.attune.behavior.models.PurchaseSummary;
import io.attune.behavior.models.Rhythm;
import io.attune.behavior.models.RhythmRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Finds for everybody who met a touchpoint those who were in the same state on the same day and did not.
final class Matching {
    private static final double RHYTHM_RATIO = 1.5;
    private static final int LEAST_TOLERANCE = 3;
    private static final int EXACT_STEPS = 5;
    private static final double STEP_CLASS = 1.3;

    private final Map<Long, Integer> firstTouch = new HashMap<>();
    private final LatencyTable latency;
    private final Window window;
    private final LocalDate until;
    private int seen;
    private int neverBought;
    private int tooRecent;

    Matching(List<Touchpoint> touchpoints, LatencyTable latency, Window window, LocalDate until) {
        for (Touchpoint touch : touchpoints) {
            firstTouch.merge(touch.customer(), Math.toIntExact(touch.day().toEpochDay()), Math::min);
        }
        this.latency = latency;
        this.window = window;
        this.until = until;
    }

    Friction friction(Histories purchases) {
        var touched = new ArrayList<Touched>();
        purchases.each(until, who -> {
            Integer day = firstTouch.get(who.customer());
            if (day != null) expose(who, day, touched);
        });
        neverBought += firstTouch.size() - seen;
        var index = new TouchedIndex(touched);
        purchases.each(until, who -> offer(who, index));
        assign(touched);
        return result(touched);
    }

    private void expose(History who, int day, List<Touched> touched) {
        seen++;
        int step = who.countUpTo(day);
        if (step == 0) {
            neverBought++;
            return;
        }
        double rhythm = rhythm(who.summary(step));
        int days = switch (window) {
            case Window.Days(int fixed) -> fixed;
            case Window.Rhythm() -> (int) Math.ceil(rhythm);
        };
        if (day + (long) days > until.toEpochDay()) {
            tooRecent++;
            return;
        }
        boolean returned = step < who.size() && who.day(step) <= day + days;
        touched.add(new Touched(day, days, stepClass(step), who.day(step - 1), rhythm, returned));
    }

    /// Days; 1 for all alike while nobody ever came back.
    private double rhythm(PurchaseSummary who) {
        return RhythmRule.STANDARD
                .rhythm(who, latency)
                .map(Rhythm::expectedLatencyDays)
                .orElse(1.0);
    }

    /// The number itself up to five, then classes of numbers that differ by less than a third.
    static int stepClass(int step) {
        if (step <= EXACT_STEPS) return step;
        return EXACT_STEPS + 1 + (int) (Math.log((double) step / EXACT_STEPS) / Math.log(STEP_CLASS));
    }

    private void offer(History who, TouchedIndex index) {
        Integer own = firstTouch.get(who.customer());
        var running = new Running(who);
        for (int i = 0; i < who.size(); i++) {
            int start = who.day(i);
            int next = i + 1 < who.size() ? who.day(i + 1) : Integer.MAX_VALUE;
            List<Touched> alike = index.near(stepClass(i + 1), start);
            if (alike.isEmpty()) continue;
            double rhythm = rhythm(running.upTo(i));
            for (Touched other : alike) {
                if (start > other.day || next <= other.day || (own != null && own <= other.day)) continue;
                double far = other.distance(start, rhythm);
                if (far <= 2) other.offer(new Candidate(who.customer(), far, next <= other.day + other.window));
            }
        }
    }

    /// In turns, so that nobody takes all the likeliest before the next one has any.
    private static void assign(List<Touched> touched) {
        var used = new HashSet<Long>();
        for (int turn = 0; turn < Friction.MATCHES; turn++) {
            for (Touched one : touched) {
                while (one.looked < one.candidates.size()) {
                    Candidate best = one.candidates.get(one.looked++);
                    if (!used.add(best.customer)) continue;
                    one.matches++;
                    if (best.returned) one.matchesReturned++;
                    break;
                }
            }
        }
    }

    private Friction result(List<Touched> touched) {
        int matched = 0;
        int compared = 0;
        int returned = 0;
        double returnedWithout = 0;
        double inverse = 0;
        for (Touched one : touched) {
            if (one.matches == 0) continue;
            matched++;
            compared += one.matches;
            if (one.returned) returned++;
            returnedWithout += (double) one.matchesReturned / one.matches;
            inverse += 1.0 / one.matches;
        }
        Share after = Share.of(matched == 0 ? 0 : (double) returned / matched, matched);
        // Kish's effective number: one over the sum of the squared weights, each 1 ÷ (matched · matches).
        double worth = matched == 0 ? 0 : matched * (double) matched / inverse;
        Share without = Share.of(matched == 0 ? 0 : returnedWithout / matched, worth);
        return new Friction(
                firstTouch.size(), neverBought, tooRecent, touched.size() - matched, compared, after, without);
    }

    /// Somebody with whom a touched customer can be compared.
    private record Candidate(long customer, double distance, boolean returned) {
        /// Nearest first; of equally near ones in an order that says nothing about them.
        static final Comparator<Candidate> NEAREST =
                Comparator.comparingDouble(Candidate::distance).thenComparingLong(Candidate::shuffled);

        /// The finalizer of SplitMix64, a one-to-one scrambling.
        private long shuffled() {
            long z = customer + 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }

    /// A touched customer's state on the day, and who is like it.
    private static final class Touched {
        /// Some may be taken by others, so more are kept than are needed.
        private static final int KEPT = Friction.MATCHES * 5;

        private final int day;
        private final int window;
        private final int stepClass;
        private final int start;
        private final double rhythm;
        private final boolean returned;
        private final int tolerance;
        private final List<Candidate> candidates = new ArrayList<>();
        private int looked;
        private int matches;
        private int matchesReturned;

        Touched(int day, int window, int stepClass, int start, double rhythm, boolean returned) {
            this.day = day;
            this.window = window;
            this.stepClass = stepClass;
            this.start = start;
            this.rhythm = rhythm;
            this.returned = returned;
            tolerance = Math.max(LEAST_TOLERANCE, (day - start) / 10);
        }

        /// 0 for a twin, up to 1 each for silence and rhythm; infinite beyond what is tolerated.
        double distance(int otherStart, double otherRhythm) {
            double silence = (double) Math.abs(otherStart - start) / tolerance;
            double pace = Math.abs(Math.log(otherRhythm / rhythm)) / Math.log(RHYTHM_RATIO);
            return silence > 1 || pace > 1 ? Double.POSITIVE_INFINITY : silence + pace;
        }

        void offer(Candidate candidate) {
            if (candidates.size() == KEPT && Candidate.NEAREST.compare(candidate, candidates.getLast()) >= 0) return;
            int at = candidates.size();
            while (at > 0 && Candidate.NEAREST.compare(candidate, candidates.get(at - 1)) < 0) at--;
            candidates.add(at, candidate);
            if (candidates.size() > KEPT) candidates.removeLast();
        }
    }

    /// Touched customers by number of purchases and day of the last one.
    private static final class TouchedIndex {
        private final Map<Integer, Map<Integer, List<Touched>>> byStepAndDay = new HashMap<>();

        /// Each is filed under every day that it tolerates.
        TouchedIndex(List<Touched> touched) {
            for (Touched one : touched) {
                var byDay = byStepAndDay.computeIfAbsent(one.stepClass, unseen -> new HashMap<>());
                for (int day = one.start - one.tolerance; day <= one.start + one.tolerance; day++) {
                    byDay.computeIfAbsent(day, unseen -> new ArrayList<>()).add(one);
                }
            }
        }

        List<Touched> near(int stepClass, int start) {
            var byDay = byStepAndDay.get(stepClass);
            return byDay == null ? List.of() : byDay.getOrDefault(start, List.of());
        }
    }
}
