package io.attune.inbox.conversations;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/// How long a conversation is put aside, in the colleague's own zone.
public enum Nap {
    HOURS,
    TOMORROW,
    MONDAY;

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    Instant until(Instant now, ZoneId zone) {
        ZonedDateTime here = now.atZone(zone);
        return switch (this) {
            case HOURS -> here.plusHours(3).toInstant();
            case TOMORROW -> here.plusDays(1).with(MORNING).toInstant();
            case MONDAY ->
                here.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .with(MORNING)
                        .toInstant();
        };
    }
}
