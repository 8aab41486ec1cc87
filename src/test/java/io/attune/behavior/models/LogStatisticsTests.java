package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a log says before any model: hurdle rates, the time until people return, and nested quintiles.
class LogStatisticsTests {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    @Test
    void whoIsStillSilentLengthensTheTimeUntilPeopleReturn() {
        // Days 6, 6, 6, 7, 10 of six who returned and of some who were watched so long: the remission data of
        // Freireich et al. (1963), the textbook example of the estimator.
        int[] returned = new int[24];
        int[] silent = new int[36];
        for (int day : new int[] {6, 6, 6, 7, 10, 13, 16, 22, 23}) returned[day]++;
        for (int day : new int[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) silent[day]++;
        var time = KaplanMeier.of(returned, silent);
        assertThat(time.customers()).isEqualTo(21);
        assertThat(1 - time.returnedWithin(6)).isCloseTo(.857, within(5e-4));
        assertThat(1 - time.returnedWithin(10)).isCloseTo(.753, within(5e-4));
        assertThat(1 - time.returnedWithin(23)).isCloseTo(.448, within(5e-4));
        assertThat(time.daysUntil(.5)).hasValue(23);
        assertThat(time.daysUntil(.9)).isEmpty();
    }

    @Test
    void aBaseKnowsWhoHasNotComeBackYet() {
        var base = CustomerBase.until(NEW_YEAR.plusDays(100))
                .add(1, NEW_YEAR, 100)
                .add(1, NEW_YEAR.plusDays(30), 100)
                .add(2, NEW_YEAR, 100)
                .add(3, NEW_YEAR.plusDays(90), 100)
                .build();
        var first = base.survival(1);
        assertThat(first.customers()).isEqualTo(3);
        assertThat(first.returned()).isEqualTo(1);
        // On day 30 two were still watched, the third only for ten days.
        assertThat(first.returnedWithin(30)).isCloseTo(.5, within(1e-12));
        assertThat(base.survival(2).returned()).isZero();
        assertThat(base.survival(7).customers()).isZero();
    }

    @Test
    void hurdleRatesAreSharesOfThoseWhoEverBought() {
        var log = new PurchaseLog();
        log.add("a", NEW_YEAR, BigDecimal.TEN);
        log.add("a", NEW_YEAR.plusDays(10), BigDecimal.TEN);
        log.add("a", NEW_YEAR.plusDays(10), BigDecimal.ONE);
        log.add("a", NEW_YEAR.plusDays(50), BigDecimal.TEN);
        log.add("b", NEW_YEAR.plusDays(40), BigDecimal.TEN);
        log.add("b", NEW_YEAR.plusDays(41), BigDecimal.TEN.negate());
        var rates = HurdleRates.of(log, 2, 31, LocalDate.of(2025, 4, 15)).months();
        assertThat(rates)
                .extracting(HurdleRates.Month::month)
                .containsExactly(YearMonth.of(2025, 1), YearMonth.of(2025, 2), YearMonth.of(2025, 3));
        assertThat(rates).extracting(HurdleRates.Month::customers).containsExactly(1, 2, 2);
        assertThat(rates).extracting(HurdleRates.Month::over).containsExactly(1, 0, 0);
        assertThat(HurdleRates.of(new PurchaseLog(), 1, 30, NEW_YEAR).months()).isEmpty();
    }

    @Test
    void hurdleRatesOfEverySourceHaveTheMonthsOfAll() {
        var log = new PurchaseLog();
        log.add("a", NEW_YEAR, BigDecimal.TEN);
        log.add("b", NEW_YEAR.plusDays(45), BigDecimal.TEN);
        log.add("c", NEW_YEAR.plusDays(46), BigDecimal.TEN);
        log.add("c", NEW_YEAR.plusDays(80), BigDecimal.TEN);
        var series = HurdleRates.by(log, id -> id == 0 ? "fair" : "web", 1, 31, LocalDate.of(2025, 4, 15));
        assertThat(series.keySet()).containsExactly("fair", "web");
        var fair = series.firstEntry().getValue();
        var web = series.lastEntry().getValue();
        assertThat(fair.months()).extracting(HurdleRates.Month::customers).containsExactly(1, 1, 1);
        assertThat(fair.months()).extracting(HurdleRates.Month::over).containsExactly(1, 0, 0);
        assertThat(web.months()).extracting(HurdleRates.Month::customers).containsExactly(0, 2, 2);
        assertThat(web.months()).extracting(HurdleRates.Month::share).containsExactly(0.0, 1.0, .5);
    }

    @Test
    void hurdleRatesOfSourcesAddUpToThoseOfAll() {
        var random = new Random(5);
        var log = new PurchaseLog();
        for (int row = 0; row < 1_500; row++) {
            log.add("c" + random.nextInt(200), NEW_YEAR.plusDays(random.nextInt(900)), random.nextInt(5_000));
        }
        LocalDate until = NEW_YEAR.plusDays(870);
        var all = HurdleRates.of(log, 2, 90, until).months();
        var parts = HurdleRates.by(log, id -> "s" + id % 3, 2, 90, until).values();
        for (int month = 0; month < all.size(); month++) {
            int customers = 0;
            int over = 0;
            for (HurdleRates part : parts) {
                customers += part.months().get(month).customers();
                over += part.months().get(month).over();
            }
            assertThat(customers).isEqualTo(all.get(month).customers());
            assertThat(over).isEqualTo(all.get(month).over());
        }
    }

    @Test
    void nestedFifthsFillEveryCellAlike() {
        var base = CustomerBase.until(NEW_YEAR.plusDays(999));
        for (int i = 0; i < 1250; i++) {
            for (int bought = 0; bought <= i % 7; bought++)
                base.add(i, NEW_YEAR.plusDays(i % 500 + bought), i * 31 % 997);
        }
        var scores = RfmScores.of(base.build(), RfmScores.Cut.NESTED);
        int[] cells = new int[125];
        for (int i = 0; i < 1250; i++) {
            var score = scores.score(i);
            cells[(score.recency() - 1) * 25 + (score.frequency() - 1) * 5 + score.monetary() - 1]++;
        }
        assertThat(cells).containsOnly(10);
    }
}
