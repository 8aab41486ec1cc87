package io.attune.behavior.models;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The second pass over a base: everybody scored on the day of analysis, one customer at a time so that a million
/// can be streamed on. Positions are those of the base.
public final class Scores {
    private final CustomerBase base;
    private final Scoring scoring;
    private final LongFunction<@Nullable String> cohort;
    private final RfmScores rfm;

    private Scores(CustomerBase base, Scoring scoring, LongFunction<@Nullable String> cohort) {
        this.base = base;
        this.scoring = scoring;
        this.cohort = cohort;
        rfm = RfmScores.of(base, RfmScores.Cut.INDEPENDENT);
    }

    public static Scores of(CustomerBase base, ValueModel value, RhythmRule rule) {
        return of(base, new Scoring(value, rule, Cohorts.none(base.latency())), _ -> null);
    }

    public static Scores of(CustomerBase base, Scoring scoring, LongFunction<@Nullable String> cohort) {
        return new Scores(base, scoring, cohort);
    }

    public int size() {
        return base.size();
    }

    /// Where the fifths begin, for whoever is scored before everybody is again.
    public RfmBounds bounds() {
        return RfmBounds.of(base, rfm);
    }

    public CustomerScore score(int position) {
        return scoring.score(base, position, rfm.score(position), cohort.apply(base.id(position)));
    }
}
