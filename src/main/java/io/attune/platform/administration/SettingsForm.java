package io.attune.platform.administration;

import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.web.Typed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/// The settings as they are typed: shares in per cent, deadlines in hours.
public record SettingsForm(
        @NotBlank(message = "problem.required") @Size(max = 120, message = "problem.long")
        String company,

        String currency,
        String zone,
        String language,
        String margin,
        String analysis,
        String analysisDate,
        String deadline,
        String cancellationDeadline,
        String urgentStake,
        String complaintRisk,
        String cancellationRisk,
        String questionRisk,
        String winBack,
        String purchaseKnown,
        String purchaseUnknownSocial,
        String purchaseUnknownOther,
        String dealPoints,
        String exposure) {
    static final String TODAY = "today";
    static final String FIXED = "fixed";
    private static final BigDecimal LONGEST_HOURS = new BigDecimal(24 * 60);
    private static final BigDecimal MINUTES = new BigDecimal(60);

    static SettingsForm of(Settings settings) {
        LocalDate fixed = settings.analysisDate();
        StakeSettings stake = settings.stake();
        return new SettingsForm(
                settings.company(),
                settings.currency().getCurrencyCode(),
                settings.zone().getId(),
                settings.language().toLanguageTag(),
                Typed.asPercent(settings.margin()),
                fixed == null ? TODAY : FIXED,
                fixed == null ? "" : fixed.toString(),
                hours(settings.deadline()),
                hours(settings.cancellationDeadline()),
                Typed.asDecimal(settings.urgentStake()),
                Typed.asPercent(stake.complaintRisk()),
                Typed.asPercent(stake.cancellationRisk()),
                Typed.asPercent(stake.questionRisk()),
                Typed.asPercent(stake.winBack()),
                Typed.asPercent(stake.purchaseKnown()),
                Typed.asPercent(stake.purchaseUnknownSocial()),
                Typed.asPercent(stake.purchaseUnknownOther()),
                Typed.asPercent(stake.dealPoints()),
                Typed.asDecimal(stake.exposure()));
    }

    /// The shares of money at stake by name, in the order in which they are shown.
    public Map<String, String> shares() {
        var shares = new LinkedHashMap<String, String>();
        shares.put("complaintRisk", complaintRisk);
        shares.put("cancellationRisk", cancellationRisk);
        shares.put("questionRisk", questionRisk);
        shares.put("winBack", winBack);
        shares.put("purchaseKnown", purchaseKnown);
        shares.put("purchaseUnknownSocial", purchaseUnknownSocial);
        shares.put("purchaseUnknownOther", purchaseUnknownOther);
        shares.put("dealPoints", dealPoints);
        return shares;
    }

    /// The settings that these are; empty, with the reasons in `errors`, where they are none.
    Optional<Settings> settings(Errors errors) {
        var currency = reject(errors, "currency", Typed.currency(currency()), "problem.malformed");
        var zone = reject(errors, "zone", Typed.zone(zone()), "problem.malformed");
        var language = reject(errors, "language", Typed.language(language()), "problem.malformed");
        var margin = reject(errors, "margin", Typed.percent(margin()), "problem.percent");
        var deadline = reject(errors, "deadline", duration(deadline()), "problem.hours");
        var cancellation = reject(errors, "cancellationDeadline", duration(cancellationDeadline()), "problem.hours");
        var urgent = reject(errors, "urgentStake", Typed.decimal(urgentStake()), "problem.number");
        var exposed = reject(errors, "exposure", Typed.decimal(exposure()), "problem.number");
        @Nullable
        LocalDate fixed = FIXED.equals(analysis)
                ? reject(errors, "analysisDate", Typed.date(analysisDate), "problem.date")
                : null;
        var shares = new LinkedHashMap<String, BigDecimal>();
        shares().forEach((name, typed) -> {
            BigDecimal share = reject(errors, name, Typed.percent(typed), "problem.percent");
            if (share != null) shares.put(name, share);
        });
        if (errors.hasErrors()
                || currency == null
                || zone == null
                || language == null
                || margin == null
                || deadline == null
                || cancellation == null
                || urgent == null
                || exposed == null) return Optional.empty();
        return Optional.of(new Settings(
                company.strip(),
                currency,
                zone,
                language,
                margin,
                fixed,
                deadline,
                cancellation,
                urgent,
                stake(shares, exposed)));
    }

    private static StakeSettings stake(Map<String, BigDecimal> shares, BigDecimal exposure) {
        BigDecimal[] inOrder = shares.values().toArray(BigDecimal[]::new);
        return new StakeSettings(
                inOrder[0],
                inOrder[1],
                inOrder[2],
                inOrder[3],
                inOrder[4],
                inOrder[5],
                inOrder[6],
                inOrder[7],
                exposure);
    }

    private static <T> @Nullable T reject(Errors errors, String field, Optional<T> read, String problem) {
        if (read.isEmpty()) errors.rejectValue(field, problem, problem);
        return read.orElse(null);
    }

    private static String hours(Duration duration) {
        return Typed.asDecimal(new BigDecimal(duration.toMinutes()).divide(MINUTES, 2, RoundingMode.HALF_UP));
    }

    /// From one minute to sixty days.
    private static Optional<Duration> duration(String hours) {
        return Typed.decimal(hours)
                .filter(number -> number.compareTo(LONGEST_HOURS) <= 0)
                .map(number -> Duration.ofMinutes(number.multiply(MINUTES).longValue()))
                .filter(duration -> !duration.isZero());
    }
}
