package io.attune.behavior.tripwires;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What the viewer has to look after: wires of the last seven days whose customers are still silent, what these were
/// worth, and of earlier ones how many came back.
public record Figures(
        LocalDate analysisDate, long today, long early, long hard, BigDecimal risk, long judged, long returned) {
    /// From 0 to 1.
    public double returnedShare() {
        return judged == 0 ? 0 : (double) returned / judged;
    }
}
