package io.attune.behavior;

import io.attune.behavior.models.Rhythm;
import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a customer is worth and whether they are late, as of the last scoring. Money is the company's
/// currency.
///
/// `latencyDays` is the expected gap between purchases, `rhythmOf` says whose it is.
public record Standing(
        PersonId person,
        LocalDate analysisDate,
        LocalDate firstPurchase,
        LocalDate lastPurchase,
        int purchases,
        BigDecimal spent,
        BigDecimal meanSpend,
        int recency,
        int frequency,
        int monetary,
        double alive,
        double expectedPurchases12,
        BigDecimal expectedSpend,
        BigDecimal value12,
        BigDecimal value12OnRhythm,
        @Nullable Double latencyDays,
        Rhythm.Source rhythmOf,
        @Nullable LocalDate expectedNext,
        @Nullable LocalDate tripwire,
        boolean tripped) {}
