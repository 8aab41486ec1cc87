package io.attune.inbox.stake;

import io.attune.platform.settings.StakeSettings;
import java.math.BigDecimal;

/// What a price needs to know of the company: its margin, the median spend of its customers, the margin that a new
/// customer brings in the first year, and the chosen shares.
public record Company(BigDecimal margin, BigDecimal medianSpend, BigDecimal firstYearValue, StakeSettings shares) {}
