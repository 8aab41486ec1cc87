package io.attune.behavior.models;

import java.util.OptionalDouble;

/// Of those who may still come back, how many have done so after how many days, with the ones who are still silent
/// counted for as long as they were watched (Kaplan & Meier 1958, JASA 53).
///
/// The plain mean of a latency knows only those who returned, so it is too short; this is not.
public final class KaplanMeier {
    private final double[] silent;
    private final long customers;
    private final long returned;

    private KaplanMeier(double[] silent, long customers, long returned) {
        this.silent = silent;
        this.customers = customers;
        this.returned = returned;
    }

    /// `returnedAfter[d]` came back after d days; `silentFor[d]` were silent for d days when the watch ended.
    static KaplanMeier of(int[] returnedAfter, int[] silentFor) {
        long all = 0;
        for (int count : returnedAfter) all += count;
        long returned = all;
        for (int count : silentFor) all += count;
        long atRisk = all;
        int longest = Math.max(returnedAfter.length, silentFor.length);
        double[] silent = new double[longest];
        double still = 1;
        for (int day = 0; day < longest; day++) {
            int back = day < returnedAfter.length ? returnedAfter[day] : 0;
            if (back > 0) still *= 1 - (double) back / atRisk;
            silent[day] = still;
            // Who was watched for d days was at risk on day d.
            atRisk -= back + (day < silentFor.length ? silentFor[day] : 0);
        }
        return new KaplanMeier(silent, all, returned);
    }

    public long customers() {
        return customers;
    }

    public long returned() {
        return returned;
    }

    /// The share that has come back within so many days, as far as anybody was watched that long.
    public double returnedWithin(int days) {
        if (silent.length == 0 || days < 0) return 0;
        return 1 - silent[Math.min(days, silent.length - 1)];
    }

    /// The day by which this share has come back; empty where it never does within the time watched.
    public OptionalDouble daysUntil(double share) {
        for (int day = 0; day < silent.length; day++) {
            if (1 - silent[day] >= share - 1e-12) return OptionalDouble.of(day);
        }
        return OptionalDouble.empty();
    }
}
