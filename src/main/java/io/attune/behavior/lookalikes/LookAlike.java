package io.attune.behavior.lookalikes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much a customer behaves like those who left, and in what.
///
/// `chance` is that of not buying within the horizon. `reasons` speak for leaving, the strongest first; there
/// may be none. `nearest` is the way of leaving that the customer resembles most, null where no pattern was
/// found.
public record LookAlike(
        long customer,
        int silentDays,
        double chance,
        List<Reason> reasons,
        @Nullable Pattern nearest) {
    public LookAlike {
        reasons = List.copyOf(reasons);
    }

    /// The customer's `value` of a feature, beside the medians of those who stayed and those who left, and
    /// what it adds to the log-odds of leaving compared to somebody who stayed.
    public record Reason(Feature feature, double value, double stayed, double left, double weight) {}

    /// A way of leaving: those whose strongest reason was this feature. They are `share` of all who left, and
    /// `value` is their median of it.
    public record Pattern(Feature feature, int customers, double share, double value) {}
}
