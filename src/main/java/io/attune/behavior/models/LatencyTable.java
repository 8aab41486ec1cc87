package io.attune.behavior.models;

import java.util.List;
import java.util.Optional;

/// How long customers take from each purchase to the next: `steps.get(n - 1)` is from purchase n to n + 1.
///
/// Only gaps that ended are in it, as Novo defines latency: who never returns does not lengthen the mean.
public record LatencyTable(List<StepLatency> steps, StepLatency overall) {
    public LatencyTable {
        steps = List.copyOf(steps);
    }

    /// What to expect after so many purchases: the step itself, or the nearest lower one with at least
    /// `cases` cases, or all steps together; empty where nobody ever came back.
    public Optional<StepLatency> after(int purchases, int cases) {
        for (int step = Math.min(purchases, steps.size()); step > 0; step--) {
            StepLatency latency = steps.get(step - 1);
            if (latency.cases() >= cases) return Optional.of(latency);
        }
        return overall.cases() == 0 ? Optional.empty() : Optional.of(overall);
    }
}
