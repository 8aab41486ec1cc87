package io.attune.behavior.models;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a customer's rhythm is told: by the own mean latency from `ownGaps` gaps on, before that by the cohort's after
/// as many purchases, or after the nearest fewer ones of which there are `cohortCases` cases, or over all.
public record RhythmRule(int ownGaps, int cohortCases, Tolerance tolerance, Peers peers) {
    /// Three gaps: Novo's own-history tier starts there, and on CDNOW the median error of the own mean (35.5 days) is
    /// below that of the cohort's (38.2), its mean error about equal from four on; a deviation needs two at least.
    public static final RhythmRule STANDARD = new RhythmRule(3, 20, Tolerance.SPREAD);

    public RhythmRule {
        // Kept by an older version, it says nothing of peers.
        peers = peers == null ? Peers.EVERYBODY : peers;
        if (ownGaps < 2) throw new IllegalArgumentException("own gaps must be at least 2, were " + ownGaps);
        if (cohortCases < 1) throw new IllegalArgumentException("cohort cases must be at least 1, were " + cohortCases);
    }

    /// Judged by everybody.
    public RhythmRule(int ownGaps, int cohortCases, Tolerance tolerance) {
        this(ownGaps, cohortCases, tolerance, Peers.EVERYBODY);
    }

    /// As of a cohort, where that has cases enough; of everybody otherwise.
    public Optional<Rhythm> rhythm(PurchaseSummary who, Cohorts cohorts, @Nullable String cohort) {
        Optional<LatencyTable> own = cohorts.own(cohort, who.purchases(), cohortCases);
        Optional<Rhythm> rhythm = rhythm(who, own.orElse(cohorts.everybody()));
        return own.isEmpty() ? rhythm : rhythm.map(Rhythm::ofSameSource);
    }

    /// Empty while nobody ever bought twice.
    public Optional<Rhythm> rhythm(PurchaseSummary who, LatencyTable cohorts) {
        if (who.repeats() >= ownGaps) {
            double mean = who.meanGap();
            double allowed = tolerance == Tolerance.MEAN ? mean : mean + who.gapDeviation();
            return Optional.of(rhythm(who.last(), mean, allowed, Rhythm.Source.OWN));
        }
        return cohorts.after(who.purchases(), cohortCases).map(cohort -> {
            double allowed = tolerance == Tolerance.MEAN ? cohort.mean() : Math.max(cohort.mean(), cohort.p75());
            return rhythm(who.last(), cohort.mean(), allowed, Rhythm.Source.COHORT);
        });
    }

    private static Rhythm rhythm(LocalDate last, double latency, double allowed, Rhythm.Source source) {
        LocalDate expected = last.plusDays(Math.round(latency));
        LocalDate firstTooLate = last.plusDays((long) allowed + 1);
        return new Rhythm(latency, source, expected, firstTooLate);
    }
}
