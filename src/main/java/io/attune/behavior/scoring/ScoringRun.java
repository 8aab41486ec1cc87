package io.attune.behavior.scoring;

import io.attune.behavior.models.ModelNotFitted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What everybody was scored with. Money is the company's currency.
public record ScoringRun(
        long id,
        LocalDate analysisDate,
        Instant finishedAt,
        long wishes,
        int customers,
        int repeaters,
        long purchases,
        BigDecimal margin,
        ModelReport buying,
        ModelReport spend,
        List<ModelNotFitted.Reason> refusals,
        BigDecimal meanSpend,
        BigDecimal medianSpend,
        BigDecimal firstYearValue) {
    public ScoringRun {
        refusals = List.copyOf(refusals);
    }
}
