package io.attune.privacy.consent;

import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/// A consent or refusal as a colleague writes it down.
public record ConsentForm(
        @NotNull(message = "problem.required") Purpose purpose,
        @NotNull(message = "problem.required") Way way,
        boolean given,
        @NotNull(message = "problem.required") Consent.Source source,

        @Size(max = 4000, message = "problem.long") @Nullable
        String text,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate expires) {}
