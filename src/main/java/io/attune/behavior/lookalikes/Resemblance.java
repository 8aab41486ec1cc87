package io.attune.behavior.lookalikes;

import io.attune.behavior.lookalikes.LookAlike.Pattern;
import io.attune.behavior.lookalikes.LookAlike.Reason;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.LatencyTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What was learned of those who left, enough to say of any customer on any day how much they behave alike: the
/// chance of not buying within `horizon` days, the reasons, and the nearest way of leaving.
public record Resemblance(int horizon, double constant, List<Trait> traits, List<Way> ways) {
    /// Log-odds below which a feature is not worth a word: a fiftieth of the odds.
    static final double FAINT = .02;

    public Resemblance {
        traits = List.copyOf(traits);
        ways = List.copyOf(ways);
    }

    /// A feature as the regression sees it: what one unit of it adds to the log-odds, and from where to where it was
    /// learned; a value beyond counts as the end of the range. `usual` is its mean among those who stayed. `stayed`
    /// and `left` are medians of the value itself.
    public record Trait(
            Feature feature, double weight, double least, double most, double usual, double stayed, double left) {}

    /// A way of leaving, and what each feature adds to the log-odds of those who took it, on average.
    public record Way(Pattern pattern, List<Double> parts) {
        public Way {
            parts = List.copyOf(parts);
        }
    }

    /// Of one customer: what `purchases` hold, and `events` by their names as in [LookAlikes#learn]. Empty for who had
    /// not bought up to that day, or is silent for the whole horizon already.
    public Optional<LookAlike> of(
            Histories purchases, SortedMap<String, Histories> events, LatencyTable latency, LocalDate until) {
        List<Feature> features = traits.stream().map(Trait::feature).toList();
        Snapshot today = Snapshot.of(purchases, events, features, horizon, until, latency);
        return today.size() == 0 ? Optional.empty() : Optional.of(of(today, 0));
    }

    LookAlike of(Snapshot today, int position) {
        double[] seen = today.seen(position);
        double logOdds = constant;
        for (int j = 0; j < seen.length; j++) {
            seen[j] = Math.clamp(seen[j], traits.get(j).least(), traits.get(j).most());
            logOdds += traits.get(j).weight() * seen[j];
        }
        double[] parts = parts(seen);
        var reasons = new ArrayList<Reason>();
        for (int j = 0; j < parts.length; j++) {
            Trait trait = traits.get(j);
            if (parts[j] > FAINT)
                reasons.add(
                        new Reason(trait.feature(), today.value(position, j), trait.stayed(), trait.left(), parts[j]));
        }
        reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
        return new LookAlike(
                today.id(position), today.silent(position), LogisticModel.chanceOf(logOdds), reasons, nearest(parts));
    }

    /// What each feature adds to the log-odds of somebody who stayed.
    double[] parts(double[] seen) {
        double[] parts = new double[seen.length];
        for (int j = 0; j < parts.length; j++)
            parts[j] = traits.get(j).weight() * (seen[j] - traits.get(j).usual());
        return parts;
    }

    private @Nullable Pattern nearest(double[] parts) {
        Pattern nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Way way : ways) {
            double distance = 0;
            for (int j = 0; j < parts.length; j++)
                distance += Math.pow(parts[j] - way.parts().get(j), 2);
            if (distance < least) {
                least = distance;
                nearest = way.pattern();
            }
        }
        return nearest;
    }
}
