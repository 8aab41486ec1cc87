package io.attune.behavior.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Latency of everybody, and of each cohort apart: a fixed partition, such as by the source of customers.
public record Cohorts(LatencyTable everybody, Map<String, LatencyTable> apart) {
    public Cohorts {
        apart = Map.copyOf(apart);
    }

    /// Nobody is told apart.
    public static Cohorts none(LatencyTable everybody) {
        return new Cohorts(everybody, Map.of());
    }

    /// That of a cohort, where it has so many cases of that very step; a step more or less would compare
    /// newcomers with regulars, which says more about a gap than any source does.
    public Optional<LatencyTable> own(@Nullable String cohort, int purchases, int cases) {
        LatencyTable table = cohort == null ? null : apart.get(cohort);
        if (table == null || purchases > table.steps().size()) return Optional.empty();
        return table.steps().get(purchases - 1).cases() >= cases ? Optional.of(table) : Optional.empty();
    }

    /// Takes histories as they are read and tells them apart by customer; null is nobody's cohort.
    public static final class Tally implements Consumer<History> {
        private final LongFunction<@Nullable String> cohort;
        private final SortedMap<String, GapTally> gaps = new TreeMap<>();

        public Tally(LongFunction<@Nullable String> cohort) {
            this.cohort = cohort;
        }

        @Override
        public void accept(History who) {
            String name = who.size() > 1 ? cohort.apply(who.customer()) : null;
            if (name == null) return;
            GapTally of = gaps.computeIfAbsent(name, unseen -> new GapTally());
            for (int i = 1; i < who.size(); i++) of.add(i, who.day(i) - who.day(i - 1));
        }

        /// Up to the last step with so many cases, for nothing beyond is ever asked; without cohorts of
        /// which nothing is left.
        public Cohorts cohorts(LatencyTable everybody, int cases) {
            var apart = new TreeMap<String, LatencyTable>();
            gaps.forEach((name, tally) -> {
                LatencyTable table = tally.table();
                List<StepLatency> steps = new ArrayList<>(table.steps());
                while (!steps.isEmpty() && steps.getLast().cases() < cases) steps.removeLast();
                if (!steps.isEmpty()) apart.put(name, new LatencyTable(steps, table.overall()));
            });
            return new Cohorts(everybody, apart);
        }
    }
}
