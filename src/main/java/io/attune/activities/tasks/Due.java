package io.attune.activities.tasks;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By when something is to be done: a moment, or a day in the zone of who said it, which is late when it has ended.
public record Due(Instant at, @Nullable LocalDate day) {
    static Due day(LocalDate day, ZoneId zone) {
        return new Due(day.plusDays(1).atStartOfDay(zone).toInstant(), day);
    }

    /// When it stands on a timeline: in the last second of a day, for its end is the next one's beginning.
    public Instant shown() {
        return day == null ? at : at.minusSeconds(1);
    }

    static Due moment(Instant at) {
        return new Due(at, null);
    }

    /// As typed into a field for the day and one for the time, which may be empty.
    static Optional<Due> typed(String day, String time, ZoneId zone) {
        try {
            LocalDate date = LocalDate.parse(day.strip());
            if (date.getYear() < 1970 || date.getYear() > 2099) return Optional.empty();
            if (time.isBlank()) return Optional.of(day(date, zone));
            return Optional.of(moment(
                    date.atTime(LocalTime.parse(time.strip())).atZone(zone).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// On another day, at the same time where there is one.
    Due on(LocalDate other, ZoneId zone) {
        if (day != null) return day(other, zone);
        return moment(other.atTime(at.atZone(zone).toLocalTime()).atZone(zone).toInstant());
    }

    /// Put off: an hour from now, or to another day.
    Due snoozed(Nap nap, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (nap) {
            case HOUR -> moment(now.plus(Duration.ofHours(1)));
            case TOMORROW -> day(today.plusDays(1), zone);
            case MONDAY -> day(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone);
        };
    }

    /// How long a task is put off.
    public enum Nap {
        HOUR,
        TOMORROW,
        MONDAY
    }
}
