package io.attune.platform.users;

import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.web.Typed;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/// What the first run asks.
public record SetupForm(
        @NotBlank(message = "problem.required") String code,

        @NotBlank(message = "problem.required") @Size(max = 120, message = "problem.long")
        String company,

        String currency,
        String zone,
        String language,
        String margin,

        @NotBlank(message = "problem.required") @Size(max = 120, message = "problem.long")
        String name,

        @NotBlank(message = "problem.required")
        @Email(message = "problem.mail")
        @Size(max = 254, message = "problem.long")
        String mail,

        String password) {
    private static final Duration DEADLINE = Duration.ofHours(24);
    private static final Duration CANCELLATION_DEADLINE = Duration.ofHours(4);
    private static final BigDecimal URGENT = new BigDecimal(50);

    static SetupForm starting(Locale browser) {
        String language = Typed.language(browser.getLanguage()).isPresent() ? browser.getLanguage() : "en";
        return new SetupForm("", "", "EUR", ZoneId.systemDefault().getId(), language, "30", "", "", "");
    }

    /// The settings that these are; empty, with the reasons in `errors`, where they are none.
    Optional<Settings> settings(Errors errors) {
        var currency = reject(errors, "currency", Typed.currency(currency()), "problem.malformed");
        var zone = reject(errors, "zone", Typed.zone(zone()), "problem.malformed");
        var language = reject(errors, "language", Typed.language(language()), "problem.malformed");
        var margin = reject(errors, "margin", Typed.percent(margin()), "problem.percent");
        PasswordRule.check(password, "password", name, mail, errors);
        if (errors.hasErrors() || currency == null || zone == null || language == null || margin == null)
            return Optional.empty();
        return Optional.of(new Settings(
                company.strip(),
                currency,
                zone,
                language,
                margin,
                null,
                DEADLINE,
                CANCELLATION_DEADLINE,
                URGENT,
                StakeSettings.STARTING));
    }

    private static <T> @Nullable T reject(Errors errors, String field, Optional<T> read, String problem) {
        if (read.isEmpty()) errors.rejectValue(field, problem, problem);
        return read.orElse(null);
    }
}
