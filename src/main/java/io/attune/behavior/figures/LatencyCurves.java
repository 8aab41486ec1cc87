package io.attune.behavior.figures;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.KaplanMeier;
import io.attune.behavior.models.StepLatency;
import java.util.ArrayList;
import java.util.List;

/// How long customers take from one purchase to the next, and which share of them ever comes back.
///
/// A curve's `returned` is the Kaplan-Meier share that had come back after 0, `every`, 2 · `every` … days.
public record LatencyCurves(int every, StepLatency overall, List<Curve> steps) {
    private static final int STEPS = 8;
    private static final int POINTS = 60;
    private static final int SHORTEST = 90;
    private static final int LONGEST = 730;

    public LatencyCurves {
        steps = List.copyOf(steps);
    }

    public record Curve(StepLatency latency, long customers, long came, List<Double> returned) {
        public Curve {
            returned = List.copyOf(returned);
        }

        public double atLast() {
            return returned.getLast();
        }
    }

    static LatencyCurves of(CustomerBase base) {
        StepLatency overall = base.latency().overall();
        // Nearly all who come back have done so by twice the time that nine in ten took.
        int longest = Math.clamp(Math.round(2 * overall.p90()), SHORTEST, LONGEST);
        int every = Math.max(1, (longest + POINTS - 1) / POINTS);
        var curves = new ArrayList<Curve>();
        for (StepLatency step : base.latency().steps().stream()
                .filter(one -> one.cases() > 0)
                .limit(STEPS)
                .toList()) {
            KaplanMeier survival = base.survival(step.step());
            var returned = new ArrayList<Double>();
            for (int day = 0; day <= longest; day += every) returned.add(survival.returnedWithin(day));
            curves.add(new Curve(step, survival.customers(), survival.returned(), returned));
        }
        return new LatencyCurves(every, overall, curves);
    }

    /// The last day of the curves.
    public int days() {
        return steps.isEmpty() ? 0 : (steps.getFirst().returned().size() - 1) * every;
    }
}
