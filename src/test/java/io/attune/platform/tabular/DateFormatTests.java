package io.attune.platform.tabular;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ISO|2015-02-24",
                "ISO|2015-02-24T11:35:52Z",
                "ISO|2015-02-24 11:35:52 -0800",
                "yyyyMMdd|20150224",
                "dd.MM.yyyy|24.02.2015",
                "d.M.yyyy|24.2.2015",
                "MM/dd/yyyy|02/24/2015",
                "dd/MM/yyyy|24/02/2015",
                "d.M.yy|24.2.15",
                "d MMM yyyy|24 feb 2015",
                "d. MMMM yyyy|24. Februar 2015",
                "EEE MMM dd HH:mm:ss Z yyyy|Tue Feb 24 11:35:52 +0000 2015",
                "epoch|1424777752",
                "epoch-millis|1424777752000"
            })
    void daysAreReadInTheirFormat(String pattern, String cell) {
        assertThat(DateFormat.of(pattern).date(cell)).isEqualTo(LocalDate.of(2015, 2, 24));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.yyyy|31.02.2015",
                "yyyyMMdd|19970229",
                "ISO|2015-13-01",
                "MM/dd/yyyy|24/02/2015",
                "d.M.yyyy|0.1.2015"
            })
    void aDayThatIsNotInTheCalendarIsRefused(String pattern, String cell) {
        assertThatThrownBy(() -> DateFormat.of(pattern).date(cell))
                .hasMessage("\"" + cell + "\" is not in the calendar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.yyyy|1.2.2015",
                "yyyyMMdd|2015022",
                "yyyyMMdd|201502244",
                "ISO|24.02.2015",
                "ISO|2015-02-24x",
                "dd.MM.yyyy HH:mm|01.02.2015 24:00",
                "h:mm a d.M.yyyy|13:00 pm 1.2.2015",
                "ISO|2015-02-24T11:60",
                "epoch|12a",
                "yyyy-MM-dd X|2015-02-24 +19:00"
            })
    void whatIsNotInTheFormatIsRefused(String pattern, String cell) {
        assertThatThrownBy(() -> DateFormat.of(pattern).date(cell))
                .hasMessage("\"" + cell + "\" is not a date like " + pattern);
    }

    @Test
    void aWrittenZoneCountsAndOtherwiseThatOfTheMapping() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(DateFormat.ISO.instant("2015-02-24 11:35:52 -0800", berlin))
                .isEqualTo(Instant.parse("2015-02-24T19:35:52Z"));
        assertThat(DateFormat.ISO.instant("2015-02-24T11:35", berlin)).isEqualTo(Instant.parse("2015-02-24T10:35:00Z"));
        assertThat(DateFormat.of("dd.MM.yyyy").instant("24.07.2015", berlin))
                .isEqualTo(Instant.parse("2015-07-23T22:00:00Z"));
        assertThat(DateFormat.of("M/d/yyyy h:mm a").instant("2/24/2015 12:05 AM", UTC))
                .isEqualTo(Instant.parse("2015-02-24T00:05:00Z"));
        assertThat(DateFormat.of("yyyy-MM-dd HH:mm VV").instant("2015-02-24 10:00 Europe/Berlin", UTC))
                .isEqualTo(Instant.parse("2015-02-24T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd.MM", "yyyy-QQ", "yyyy[-MM", "yyyy'T", "%Y-%m-%d"})
    void anUnknownPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> DateFormat.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the date format must be ISO");
    }

    @Test
    void whatTheJdkPrintsIsReadBack() {
        var random = new Random(5);
        for (String pattern : List.of(
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX",
                "yyyyMMddHHmmssXX",
                "dd.MM.yyyy HH:mm:ss Z",
                "M/d/yyyy h:mm:ss a X",
                "EEE MMM dd HH:mm:ss Z yyyy",
                "EEEE, d. MMMM yyyy H:m:s XXX")) {
            DateFormat format = DateFormat.of(pattern);
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                DateTimeFormatter printer = DateTimeFormatter.ofPattern(pattern, locale);
                for (int i = 0; i < 500; i++) {
                    long second = random.nextLong(-2_000_000_000L, 4_000_000_000L);
                    int nano = pattern.contains("S") ? random.nextInt(1_000_000_000) : 0;
                    var moment = LocalDateTime.ofEpochSecond(second, nano, UTC)
                            .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-64, 64) * 900));
                    String printed = printer.format(moment).replace('\u202F', ' ');
                    assertThat(format.date(printed)).isEqualTo(moment.toLocalDate());
                    assertThat(format.instant(printed, ZoneId.of("Asia/Tokyo"))).isEqualTo(moment.toInstant());
                }
            }
        }
    }
}
