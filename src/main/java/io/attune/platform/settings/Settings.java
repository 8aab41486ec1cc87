package io.attune.platform.settings;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the company chose. Read through [CompanySettings]; one row, changed as a whole, each change audited.
public record Settings(
        String company,
        Currency currency,
        ZoneId zone,
        Locale language,
        BigDecimal margin,
        @Nullable LocalDate analysisDate,
        Duration deadline,
        Duration cancellationDeadline,
        BigDecimal urgentStake,
        StakeSettings stake) {

    public Settings {
        if (company.isBlank()) throw new IllegalArgumentException("the company needs a name");
        requireShare("margin", margin);
        if (deadline.isNegative() || deadline.isZero())
            throw new IllegalArgumentException("the deadline must be positive");
        if (cancellationDeadline.isNegative() || cancellationDeadline.isZero())
            throw new IllegalArgumentException("the cancellation deadline must be positive");
        if (urgentStake.signum() < 0) throw new IllegalArgumentException("the urgent stake must not be negative");
    }

    /// The day on which scores are computed: a fixed one (an old log), or today in the company's zone.
    public LocalDate analysisDate(Clock clock) {
        return analysisDate != null ? analysisDate : LocalDate.now(clock.withZone(zone));
    }

    static void requireShare(String name, BigDecimal share) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)
            throw new IllegalArgumentException(name + " must be 0 to 1, was " + share);
    }
}
