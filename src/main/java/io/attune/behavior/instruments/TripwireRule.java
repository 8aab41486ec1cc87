package io.attune.behavior.instruments;

import io.attune.behavior.instruments.Tripwire.Basis;
import io.attune.behavior.instruments.Tripwire.Fired;
import io.attune.behavior.models.Cohorts;
import io.attune.behavior.models.LatencyTable;
import io.attune.behavior.models.PurchaseSummary;
import io.attune.behavior.models.Rhythm;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Tolerance;
import java.util.Map;
import java.util.Optional;

/// Where tripwires hang: from the customer's own latency once there is history enough, else from that of the
/// cohort after as many events, where the cohort has cases enough, else from everybody's.
///
/// Early is later than the expected latency (Novo's rule, [Tolerance#MEAN]); hard is later than the tolerance
/// allows, the spread of the rhythm as a rule.
public final class TripwireRule {
    private final RhythmRule early;
    private final RhythmRule hard;
    private final Cohorts cohorts;

    /// `cohorts` may be empty; it is asked by the name that [#armed] is given.
    public TripwireRule(RhythmRule rule, LatencyTable everybody, Map<String, LatencyTable> cohorts) {
        early = new RhythmRule(rule.ownGaps(), rule.cohortCases(), Tolerance.MEAN);
        hard = rule;
        this.cohorts = new Cohorts(everybody, cohorts);
    }

    /// Armed after the customer's last event; empty while nobody ever came back.
    public Optional<Tripwire> armed(PurchaseSummary who, String cohort) {
        return early.rhythm(who, cohorts, cohort)
                .flatMap(warning -> hard.rhythm(who, cohorts, cohort)
                        .map(late -> new Tripwire(
                                who.purchases(),
                                who.last(),
                                warning.expectedLatencyDays(),
                                basis(warning),
                                warning.tripwireAt(),
                                late.tripwireAt(),
                                Fired.NOTHING)));
    }

    private static Basis basis(Rhythm rhythm) {
        return switch (rhythm.source()) {
            case OWN -> Basis.OWN;
            case SAME_SOURCE -> Basis.COHORT;
            case COHORT -> Basis.STEP;
        };
    }
}
