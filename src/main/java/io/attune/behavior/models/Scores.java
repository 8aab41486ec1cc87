package io.attune.behavior.models;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The second pass over a base: everybody scored on the day of analysis, one customer at a time so that a million
/// can be streamed on. Positions are those of the base.
public final class Scores {
    private final CustomerBase base;
    private final ValueModel value;
    private final RhythmRule rule;
    private final RfmScores rfm;

    private Scores(CustomerBase base, ValueModel value, RhythmRule rule) {
        this.base = base;
        this.value = value;
        this.rule = rule;
        rfm = RfmScores.of(base, RfmScores.Cut.INDEPENDENT);
    }

    public static Scores of(CustomerBase base, ValueModel value, RhythmRule rule) {
        return new Scores(base, value, rule);
    }

    public int size() {
        return base.size();
    }

    public CustomerScore score(int position) {
        LocalDate today = base.until();
        PurchaseSummary who = base.summary(position);
        BuyingHistory history = who.history(today);
        double purchases = value.buying().expectedPurchases(history, ValueModel.YEAR_WEEKS);
        double spend = value.spend().expectedSpend(who);
        double value12 = purchases * spend * value.margin();
        @Nullable Rhythm rhythm = rule.rhythm(who, base.latency()).orElse(null);
        return new CustomerScore(
                base.id(position),
                (int) (today.toEpochDay() - base.lastDay(position)),
                base.orders(position),
                who.purchases(),
                who.totalCents(),
                rfm.score(position),
                value.buying().alive(history),
                purchases,
                spend,
                value12,
                rhythm != null && today.isAfter(rhythm.expectedNext())
                        ? value.value12(who, rhythm.expectedNext())
                        : value12,
                rhythm,
                rhythm != null && rhythm.tripped(today));
    }
}
