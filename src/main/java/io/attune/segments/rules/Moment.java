package io.attune.segments.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/// When somebody is judged: on which day of the company, at which instant, in which zone. `folded` has every text of
/// the rules as search compares it.
public record Moment(LocalDate today, Instant now, ZoneId zone, Map<String, String> folded) {
    public Moment {
        folded = Map.copyOf(folded);
    }

    public String fold(String text) {
        return Objects.requireNonNull(folded.get(text), text);
    }

    /// When that day begins for the company. `today` may be a day of the past that somebody chose for an old log: then
    /// nothing ends by the clock.
    public Instant beginning(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
