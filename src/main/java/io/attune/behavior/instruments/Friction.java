package io.attune.behavior.instruments;

import io.attune.behavior.models.Histories;
import io.attune.behavior.models.LatencyTable;
import java.time.LocalDate;
import java.util.List;

/// Whether customers come back less often after something happened to them, against others like them to whom
/// it did not happen (Novo's friction).
///
/// **Who counts.** Of each customer the first touchpoint, if they had bought before and the time after it is
/// over by the last day. **Compared with whom.** Up to [#MATCHES] customers each who on the same day had
/// bought equally often, had been silent as long (within a tenth, at least three days), expected to buy in
/// the same rhythm (within a half more) and had met no such touchpoint up to that day; nobody is compared
/// twice (matching on the risk set with rolling entry, Lu 2005). What happens to the compared later is not
/// looked at, for that would be choosing them by the outcome.
/// **Came back** is a purchase within a number of days after that day, the same for a customer and those
/// compared.
/// **Interval.** 95 % of the difference of two shares (Newcombe 1998); the compared count as many as their
/// weights are worth. It takes no advantage of the matching, so it is rather too wide.
///
/// It is an observation, not an experiment: what else sets the two apart is in the difference.
public record Friction(
        int touched, int neverBought, int tooRecent, int alone, int compared, Share after, Share without) {
    /// At most so many others are compared with a customer.
    public static final int MATCHES = 5;
    /// Below so many matched customers a difference of shares says nothing.
    public static final int ENOUGH = 20;

    public enum Verdict {
        /// Fewer than [Friction#ENOUGH] customers could be compared.
        TOO_FEW,
        /// The interval holds zero.
        NO_DIFFERENCE,
        /// They come back less often.
        KEEPS_AWAY,
        /// They come back more often.
        BRINGS_BACK
    }

    /// How long one waits for the customer to come back.
    public sealed interface Window {
        /// So many days after the touchpoint.
        record Days(int days) implements Window {
            public Days {
                if (days < 1) throw new IllegalArgumentException("the window must be at least a day, was " + days);
            }
        }

        /// As many days after the touchpoint as the touched customer's expected latency has.
        record Rhythm() implements Window {}
    }

    /// `latency` is that of everybody, for those without a rhythm of their own. It is read twice from
    /// `purchases`.
    public static Friction of(
            Histories purchases, List<Touchpoint> touchpoints, LatencyTable latency, Window window, LocalDate until) {
        return new Matching(touchpoints, latency, window, until).friction(purchases);
    }

    /// The customers who were compared with at least one other: the cases of `after`.
    public int matched() {
        return (int) after.cases();
    }

    public Verdict verdict() {
        if (matched() < ENOUGH) return Verdict.TOO_FEW;
        if (high() < 0) return Verdict.KEEPS_AWAY;
        return low() > 0 ? Verdict.BRINGS_BACK : Verdict.NO_DIFFERENCE;
    }

    /// The share that came back after the touchpoint less that of the compared; NaN where nobody was compared.
    public double difference() {
        return after.value() - without.value();
    }

    public double low() {
        return after.lowestOver(without);
    }

    public double high() {
        return after.highestOver(without);
    }
}
