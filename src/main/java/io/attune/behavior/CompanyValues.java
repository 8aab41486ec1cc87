package io.attune.behavior;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What holds for the whole company as of the last scoring: the spend of somebody without orders, a
/// newcomer's first year.
public record CompanyValues(@Nullable LocalDate analysisDate, BigDecimal medianSpend, BigDecimal firstYearValue) {
    public static final CompanyValues NONE = new CompanyValues(null, BigDecimal.ZERO, BigDecimal.ZERO);
}
