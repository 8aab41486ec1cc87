package io.attune.behavior.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts the days between purchase n and n + 1 exactly, one histogram of days per n.
final class GapTally {
    private final List<int[]> daysByStep = new ArrayList<>();

    /// A customer's steps come one after the other from 1, so a step is at most one beyond those seen before.
    void add(int step, int days) {
        if (step > daysByStep.size()) daysByStep.add(new int[64]);
        int[] counts = daysByStep.get(step - 1);
        if (days >= counts.length) {
            counts = Arrays.copyOf(counts, Integer.highestOneBit(days) * 2);
            daysByStep.set(step - 1, counts);
        }
        counts[days]++;
    }

    /// How many took how many days from this step to the next; trailing zeros are possible.
    int[] days(int step) {
        return step > daysByStep.size() ? new int[0] : daysByStep.get(step - 1).clone();
    }

    LatencyTable table() {
        var steps = new ArrayList<StepLatency>();
        int[] all = new int[0];
        for (int[] counts : daysByStep) {
            steps.add(latency(steps.size() + 1, counts));
            if (counts.length > all.length) all = Arrays.copyOf(all, counts.length);
            for (int days = 0; days < counts.length; days++) all[days] += counts[days];
        }
        return new LatencyTable(steps, latency(0, all));
    }

    private static StepLatency latency(int step, int[] counts) {
        long cases = 0;
        long days = 0;
        for (int d = 0; d < counts.length; d++) {
            cases += counts[d];
            days += (long) d * counts[d];
        }
        double mean = cases == 0 ? 0 : (double) days / cases;
        return new StepLatency(
                step,
                cases,
                mean,
                quantile(counts, cases, .5),
                quantile(counts, cases, .75),
                quantile(counts, cases, .9));
    }

    /// Linear between the neighbouring cases, as R (type 7), NumPy and spreadsheets do it.
    private static double quantile(int[] counts, long cases, double share) {
        if (cases == 0) return 0;
        double position = (cases - 1) * share;
        long below = (long) position;
        int lower = daysOfCase(counts, below);
        int upper = daysOfCase(counts, Math.min(below + 1, cases - 1));
        return lower + (position - below) * (upper - lower);
    }

    private static int daysOfCase(int[] counts, long rank) {
        long seen = 0;
        for (int days = 0; days < counts.length; days++) {
            seen += counts[days];
            if (seen > rank) return days;
        }
        throw new IllegalArgumentException("there is no case " + rank);
    }
}
