package io.attune.behavior.tripwires;

import io.attune.behavior.models.Peers;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Tolerance;
import io.attune.behavior.scoring.RhythmRules;
import java.util.List;

/// What is chosen of a rule. `own` is how many gaps a customer needs to be judged by their own rhythm, 0 for never;
/// `late` is `spread` or `mean`, `others` is `everybody` or `source`.
public record RuleForm(int own, String others, String late) {
    public static final List<Integer> CHOICES = List.of(2, 3, 4, 6, 0);

    static RuleForm of(RhythmRule rule) {
        return new RuleForm(
                rule.ownGaps() == RhythmRules.NEVER_OWN ? 0 : rule.ownGaps(),
                rule.peers() == Peers.SOURCE ? "source" : "everybody",
                rule.tolerance() == Tolerance.MEAN ? "mean" : "spread");
    }

    /// What nobody can have chosen in the form is the standard.
    RhythmRule rule() {
        RhythmRule standard = RhythmRule.STANDARD;
        int gaps = own == 0 ? RhythmRules.NEVER_OWN : CHOICES.contains(own) ? own : standard.ownGaps();
        return new RhythmRule(
                gaps,
                standard.cohortCases(),
                "mean".equals(late) ? Tolerance.MEAN : Tolerance.SPREAD,
                "source".equals(others) ? Peers.SOURCE : Peers.EVERYBODY);
    }
}
