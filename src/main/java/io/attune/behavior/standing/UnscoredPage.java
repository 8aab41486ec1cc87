package io.attune.behavior.standing;

import io.attune.platform.web.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Why nothing can be said of a person: never bought, bought only after the day of analysis, or not scored yet.
public record UnscoredPage(boolean bought, @Nullable LocalDate analysisDate) {
    public String reason(Words words) {
        if (!bought) return words.text("behavior.unscored.never");
        if (analysisDate == null) return words.text("behavior.unscored.waiting");
        return words.text("behavior.unscored.later", words.day(analysisDate));
    }
}
