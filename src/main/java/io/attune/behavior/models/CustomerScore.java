package io.attune.behavior.models;

import org.jspecify.annotations.Nullable;

/// All that is known of one customer's behavior on the day of analysis.
///
/// Recency in days; `orders` counts rows, `purchases` days with one; money spent in hundredths of the currency,
/// expected
/// money in units of it; expectations for the next twelve months. `value12OnRhythm` is what the customer would be
/// worth on the day of the expected purchase, where that is past; else it equals
/// `value12`. There is no rhythm while nobody ever bought twice.
public record CustomerScore(
        long customer,
        int recencyDays,
        int orders,
        int purchases,
        long totalCents,
        RfmScore rfm,
        double alive,
        double expectedPurchases,
        double expectedSpend,
        double value12,
        double value12OnRhythm,
        @Nullable Rhythm rhythm,
        boolean tripped) {}
