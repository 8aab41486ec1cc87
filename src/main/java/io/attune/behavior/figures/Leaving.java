package io.attune.behavior.figures;

import io.attune.behavior.lookalikes.Accuracy;
import io.attune.behavior.lookalikes.LookAlike.Pattern;
import io.attune.behavior.lookalikes.LookAlikes;
import io.attune.behavior.lookalikes.NotLearned;
import io.attune.behavior.lookalikes.Resemblance;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.LatencyTable;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What those had in common who left, and how well it foretells who leaves next; or why nothing could be
/// learned.
public record Leaving(@Nullable Learned learned, NotLearned.@Nullable Reason refused) {
    /// `horizon` is in days; learned at `cutOff` from so many customers, of whom `left` did. Chances of
    /// today: of `looked` customers so many are likelier than not to leave, and so many in all are
    /// expected to. `resemblance` says the same of one customer; figures of an older version have none.
    public record Learned(
            int horizon,
            LocalDate cutOff,
            int customers,
            int left,
            LookAlikes.Checked checked,
            Accuracy accuracy,
            double aucOfSilence,
            List<Pattern> patterns,
            int looked,
            int likely,
            double expected,
            @Nullable Resemblance resemblance) {
        public Learned {
            patterns = List.copyOf(patterns);
        }
    }

    static Leaving of(Histories purchases, SortedMap<String, Histories> events, LatencyTable latency, LocalDate until) {
        try {
            LookAlikes learned = LookAlikes.learn(purchases, events, LookAlikes.horizon(latency), until);
            int[] likely = new int[1];
            double[] expected = new double[1];
            learned.each(one -> {
                if (one.chance() > .5) likely[0]++;
                expected[0] += one.chance();
            });
            return new Leaving(
                    new Learned(
                            learned.horizonDays(),
                            learned.cutOff(),
                            learned.fit().rows(),
                            learned.fit().cases(),
                            learned.checked(),
                            learned.accuracy(),
                            learned.aucOfSilence(),
                            learned.patterns(),
                            learned.size(),
                            likely[0],
                            expected[0],
                            learned.resemblance()),
                    null);
        } catch (NotLearned refusal) {
            return new Leaving(null, refusal.reason());
        }
    }
}
