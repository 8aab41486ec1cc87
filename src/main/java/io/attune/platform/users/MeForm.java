package io.attune.platform.users;

import io.attune.platform.web.Typed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Locale;

/// What somebody chooses for themselves; an empty language or zone is the company's.
public record MeForm(
        @NotBlank(message = "problem.required") @Size(max = 120, message = "problem.long")
        String name,

        String language,
        String zone) {
    static MeForm of(ColleagueStore.Preferences preferences) {
        Locale language = preferences.language();
        ZoneId zone = preferences.zone();
        return new MeForm(
                preferences.name(), language == null ? "" : language.toLanguageTag(), zone == null ? "" : zone.getId());
    }

    ColleagueStore.Preferences preferences() {
        return new ColleagueStore.Preferences(
                name, Typed.language(language).orElse(null), Typed.zone(zone).orElse(null));
    }
}
