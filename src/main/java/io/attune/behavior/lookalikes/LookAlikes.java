package io.attune.behavior.lookalikes;

import io.attune.behavior.lookalikes.Feature.Kind;
import io.attune.behavior.lookalikes.LookAlike.Pattern;
import io.attune.behavior.lookalikes.NotLearned.Reason;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.LatencyTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/// Who behaves today as those did who left (Novo's defection look-alikes): a logistic regression on behavior
/// before leaving.
///
/// **Left** is who does not buy within a *horizon* of days after a cut-off. Only customers are looked at who
/// had bought within as many days before it; of the others it is no news.
/// **Nothing of the future is used.** Features are made of histories as they were known at the end of the
/// cut-off ([Histories#each] with that day), latencies included; only the outcome is of later. It is learned
/// at the cut-off `until` − horizon, the last one whose outcome is known, and applied to `until`.
/// **How it is checked.** A second regression is learned one horizon earlier, at `until` − 2 horizons, whose
/// outcomes were all known by the later cut-off, and its chances are held against what happened after that
/// one: as a forecaster would have stood there ([Checked#LATER]). Where the log is too short for that, by
/// five parts of the customers ([Checked#PARTS]). [Calibration] says whether a chance of 30 % happened to
/// three in ten.
/// **No guessing beyond what was seen.** A value outside the range that was learned from counts as the end of
/// the range.
/// **Ridge** of 1 on standardised features, so that features which say nearly the same share their weight.
public final class LookAlikes {
    /// Of those who left and of those who stayed so many are needed at least.
    public static final int ENOUGH = 30;

    private static final double RIDGE = 1;
    private static final int PARTS = 5;

    /// Against which cases the chances were held.
    public enum Checked {
        LATER,
        PARTS
    }

    private final int horizon;
    private final LocalDate cutOff;
    private final LogisticFit fit;
    private final Resemblance resemblance;
    private final Checked checked;
    private final Accuracy accuracy;
    private final double aucOfSilence;
    private final Snapshot today;

    private LookAlikes(
            int horizon, LocalDate cutOff, LogisticFit fit, Resemblance resemblance, Check check, Snapshot today) {
        this.horizon = horizon;
        this.cutOff = cutOff;
        this.fit = fit;
        this.resemblance = resemblance;
        this.checked = check.by;
        this.accuracy = check.accuracy;
        this.aucOfSilence = check.aucOfSilence;
        this.today = today;
    }

    /// A horizon that fits the rhythm: nine in ten of the purchases that came had come by then. Days, at
    /// least 30.
    public static int horizon(LatencyTable latency) {
        return Math.max(30, (int) Math.ceil(latency.overall().p90()));
    }

    /// `events` are other kinds that may matter, such as complaints, by their names; customers as in
    /// `purchases`. Throws [NotLearned] where the log is too short or too few left or stayed.
    public static LookAlikes learn(
            Histories purchases, SortedMap<String, Histories> events, int horizon, LocalDate until) {
        if (horizon < 1) throw new IllegalArgumentException("the horizon must be at least a day, was " + horizon);
        List<Feature> features = features(events);
        LocalDate cutOff = until.minusDays(horizon);
        Snapshot then = Snapshot.of(purchases, events, features, horizon, cutOff);
        if (then.size() == 0) throw new NotLearned(Reason.TOO_SHORT, horizon + " days");
        boolean[] left = then.left(purchases);
        requireEnough(left);
        Observations cases = then.observations(left);
        LogisticFit fit = LogisticRegression.fit(cases, RIDGE);
        Snapshot before = Snapshot.of(purchases, events, features, horizon, cutOff.minusDays(horizon));
        Check check = check(before, before.left(purchases), then, left, cases);
        Snapshot today = Snapshot.of(purchases, events, features, horizon, until);
        Resemblance resemblance = Reasons.of(horizon, features, fit.model(), then, left, cases);
        return new LookAlikes(horizon, cutOff, fit, resemblance, check, today);
    }

    public int horizonDays() {
        return horizon;
    }

    /// The day at whose end it was learned.
    public LocalDate cutOff() {
        return cutOff;
    }

    /// Its cases are those who left.
    public LogisticFit fit() {
        return fit;
    }

    public Checked checked() {
        return checked;
    }

    public Accuracy accuracy() {
        return accuracy;
    }

    /// The yardstick: ranking the same customers by nothing but the days since their last purchase.
    public double aucOfSilence() {
        return aucOfSilence;
    }

    /// The ways of leaving, the commonest first.
    public List<Pattern> patterns() {
        return resemblance.ways().stream().map(Resemblance.Way::pattern).toList();
    }

    /// What is kept of it, to say the same of a customer on another day.
    public Resemblance resemblance() {
        return resemblance;
    }

    /// How many customers are looked at today: those not silent for a whole horizon yet.
    public int size() {
        return today.size();
    }

    /// By ascending customer.
    public void each(Consumer<LookAlike> taker) {
        for (int i = 0; i < today.size(); i++) taker.accept(resemblance.of(today, i));
    }

    private static List<Feature> features(SortedMap<String, Histories> events) {
        var features = new ArrayList<Feature>();
        for (Kind kind : Kind.values()) if (kind != Kind.EVENT) features.add(Feature.of(kind));
        for (String event : events.keySet()) features.add(new Feature(Kind.EVENT, event));
        return features;
    }

    private record Check(Checked by, Accuracy accuracy, double aucOfSilence) {}

    private static Check check(
            Snapshot before, boolean[] leftBefore, Snapshot then, boolean[] left, Observations cases) {
        double[] silence = new double[then.size()];
        for (int i = 0; i < silence.length; i++) silence[i] = then.silent(i);
        double ofSilence = Accuracy.auc(silence, left);
        if (!enough(leftBefore)) {
            return new Check(
                    Checked.PARTS, CrossValidation.of(cases, RIDGE, PARTS, 1).accuracy(), ofSilence);
        }
        Observations known = before.observations(leftBefore);
        LogisticModel earlier = LogisticRegression.fit(known, RIDGE).model();
        double[] chances = new double[then.size()];
        for (int i = 0; i < chances.length; i++) chances[i] = earlier.chance(then.seen(i, known));
        return new Check(Checked.LATER, Accuracy.of(chances, left), ofSilence);
    }

    private static void requireEnough(boolean[] left) {
        if (!enough(left)) {
            int gone = count(left);
            throw new NotLearned(Reason.TOO_FEW, gone + " left and " + (left.length - gone) + " stayed");
        }
    }

    private static boolean enough(boolean[] left) {
        int gone = count(left);
        return gone >= ENOUGH && left.length - gone >= ENOUGH;
    }

    private static int count(boolean[] left) {
        int count = 0;
        for (boolean one : left) if (one) count++;
        return count;
    }
}
