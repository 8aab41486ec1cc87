package io.attune.activities.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTests {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);

    @Test
    void aDayIsLateWhenItHasEndedWhereItWasSaid() {
        assertThat(Due.day(MONDAY, LISBON).at()).isEqualTo(Instant.parse("2026-07-06T23:00:00Z"));
        assertThat(Due.day(MONDAY, TOKYO).at()).isEqualTo(Instant.parse("2026-07-06T15:00:00Z"));
    }

    @Test
    void whatIsTypedIsInTheZoneOfWhoTypes() {
        assertThat(Due.typed("2026-07-06", "14:30", TOKYO)).contains(Due.moment(Instant.parse("2026-07-06T05:30:00Z")));
        assertThat(Due.typed("2026-07-06", "", LISBON)).contains(Due.day(MONDAY, LISBON));
        for (String nonsense : new String[] {"", "06.07.2026", "2026-02-30", "9999-01-01"})
            assertThat(Due.typed(nonsense, "", LISBON)).isEqualTo(Optional.empty());
        assertThat(Due.typed("2026-07-06", "25:00", LISBON)).isEmpty();
    }

    @Test
    void aReminderComesInTheMorningOfAWholeDayOrSoLongBefore() {
        assertThat(Reminder.DUE.at(Due.day(MONDAY, LISBON), LISBON)).isEqualTo(Instant.parse("2026-07-06T08:00:00Z"));
        assertThat(Reminder.DAY.at(Due.day(MONDAY, LISBON), LISBON)).isEqualTo(Instant.parse("2026-07-05T08:00:00Z"));
        Due moment = Due.moment(Instant.parse("2026-07-06T12:00:00Z"));
        assertThat(Reminder.QUARTER.at(moment, LISBON)).isEqualTo(Instant.parse("2026-07-06T11:45:00Z"));
        assertThat(Reminder.NONE.at(moment, LISBON)).isNull();
    }

    @Test
    void putOffToMondayIsTheNextOne() {
        Due due = Due.day(MONDAY, LISBON);
        Instant now = MONDAY.atTime(10, 0).atZone(LISBON).toInstant();
        assertThat(due.snoozed(Due.Nap.MONDAY, now, LISBON)).isEqualTo(Due.day(MONDAY.plusDays(7), LISBON));
        assertThat(due.snoozed(Due.Nap.TOMORROW, now, LISBON)).isEqualTo(Due.day(MONDAY.plusDays(1), LISBON));
        assertThat(due.snoozed(Due.Nap.HOUR, now, LISBON)).isEqualTo(Due.moment(now.plusSeconds(3600)));
    }
}
