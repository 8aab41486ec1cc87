package io.attune.activities.tasks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When somebody wants to be reminded: at the time itself (of a whole day in its morning), or so long before.
public enum Reminder {
    NONE(Duration.ZERO),
    DUE(Duration.ZERO),
    QUARTER(Duration.ofMinutes(15)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Duration before;

    Reminder(Duration before) {
        this.before = before;
    }

    @Nullable
    Instant at(Due due, ZoneId zone) {
        if (this == NONE) return null;
        Instant moment = due.day() == null
                ? due.at()
                : due.day().atTime(MORNING).atZone(zone).toInstant();
        return moment.minus(before);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Reminder> of(String code) {
        for (Reminder reminder : values()) if (reminder.code().equals(code)) return Optional.of(reminder);
        return Optional.empty();
    }
}
