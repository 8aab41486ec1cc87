package io.attune.behavior.models;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Scores one customer at a time with what was fitted to everybody, on whatever day that base ends.
public record Scoring(ValueModel value, RhythmRule rule, Cohorts cohorts) {
    /// `cohort` is the customer's, where customers are told apart.
    public CustomerScore score(CustomerBase base, int position, RfmScore rfm, @Nullable String cohort) {
        LocalDate today = base.until();
        PurchaseSummary who = base.summary(position);
        BuyingHistory history = who.history(today);
        double purchases = value.buying().expectedPurchases(history, ValueModel.YEAR_WEEKS);
        double spend = value.spend().expectedSpend(who);
        double value12 = purchases * spend * value.margin();
        @Nullable Rhythm rhythm = rule.rhythm(who, cohorts, cohort).orElse(null);
        return new CustomerScore(
                base.id(position),
                (int) (today.toEpochDay() - base.lastDay(position)),
                base.orders(position),
                who.purchases(),
                who.totalCents(),
                rfm,
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
