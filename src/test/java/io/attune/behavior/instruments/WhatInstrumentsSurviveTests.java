package io.attune.behavior.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.behavior.instruments.Friction.Verdict;
import io.attune.behavior.instruments.Friction.Window;
import io.attune.behavior.instruments.ValueMatrix.Cut;
import io.attune.behavior.models.HurdleRates;
import io.attune.behavior.models.PurchaseLog;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.ValueFit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Logs that nobody would draw: nothing breaks, no number is made up.
class WhatInstrumentsSurviveTests {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    @Test
    void oneCustomerWithAHundredThousandOrders() {
        var log = new PurchaseLog();
        for (int i = 0; i < 100_000; i++) log.add("many", LocalDate.ofEpochDay(-80_000 + i), i % 3 == 0 ? 0 : 1_999);
        log.add("one", NEW_YEAR, 100);
        everything(log, LocalDate.ofEpochDay(20_000 + 40));
    }

    @Test
    void everybodyOnOneDay() {
        var log = new PurchaseLog();
        for (int i = 0; i < 500; i++) log.add("c" + i % 100, NEW_YEAR, 100 + i);
        everything(log, NEW_YEAR);
        var grid = LifeCycleGrid.of(log.base(NEW_YEAR), GridBins.STANDARD);
        assertThat(grid.customers(Stage.NEW)).isEqualTo(100);
    }

    @Test
    void refundsBeforeOrdersNegativeCustomersAndFutureDates() {
        var log = new PurchaseLog();
        for (int i = 0; i < 60; i++) {
            log.add("c" + i, NEW_YEAR.plusDays(i), -5_000);
            log.add("c" + i, NEW_YEAR.plusDays(i + 1), 0);
            log.add("c" + i, NEW_YEAR.plusDays(i + 3), -100);
            log.add("c" + i, NEW_YEAR.plusYears(20), 100);
        }
        everything(log, NEW_YEAR.plusDays(100));
        var value = RelativeValue.of(log, id -> "all", 1, NEW_YEAR.plusDays(100), 1);
        assertThat(value.company().ages().getFirst().mean()).isEqualTo(-1);
        // A share of a loss says nothing.
        assertThat(value.company().ages().getFirst().index()).isNaN();
    }

    @Test
    void nobodyAtAllAndNobodyWhoCameBack() {
        everything(new PurchaseLog(), NEW_YEAR);
        var log = new PurchaseLog();
        for (int i = 0; i < 200; i++) log.add("c" + i, NEW_YEAR.plusDays(i), 100);
        everything(log, NEW_YEAR.plusDays(300));
        assertThat(TripwireHistory.of(
                                log, rule(log, NEW_YEAR.plusDays(300)), id -> "", NEW_YEAR.plusDays(300), one -> {})
                        .armed())
                .isZero();
    }

    private static void everything(PurchaseLog log, LocalDate until) {
        var base = log.base(until);
        var grid = LifeCycleGrid.of(base, GridBins.STANDARD);
        long inGrid = 0;
        for (Stage stage : Stage.values()) inGrid += grid.customers(stage);
        assertThat(inGrid).isEqualTo(base.size());
        GridMigration.of(LifeCycleGrid.of(log.base(until.minusDays(30)), GridBins.STANDARD), grid);
        var value = ValueFit.of(base, .3).model();
        var matrix = ValueMatrix.of(base, value, new Cut.Top(.5), new Cut.Top(.5));
        assertThat(matrix.fields().stream()
                        .mapToInt(ValueMatrix.Field::customers)
                        .sum())
                .isEqualTo(base.size());
        assertThat(matrix.potentialThreshold()).isFinite();
        var sources = RelativeValue.of(log, id -> "s" + id % 2, .3, until, 1, 12);
        assertThat(sources.company().customers()).isEqualTo(base.size());
        var touched = List.of(new Touchpoint(0, until.minusDays(40)), new Touchpoint(1, until.minusDays(1)));
        var friction = Friction.of(log, touched, base.latency(), new Window.Rhythm(), until);
        assertThat(friction.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(friction.neverBought() + friction.tooRecent() + friction.alone() + friction.matched())
                .isEqualTo(2);
        var fired = TripwireHistory.of(
                log,
                rule(log, until),
                id -> "",
                until,
                one -> assertThat(one.on()).isBeforeOrEqualTo(until));
        assertThat(fired.hard()).isLessThanOrEqualTo(fired.armed());
        for (HurdleRates.Month month : HurdleRates.of(log, 2, 90, until).months()) {
            assertThat(month.share()).isBetween(0.0, 1.0);
        }
    }

    private static TripwireRule rule(PurchaseLog log, LocalDate until) {
        return new TripwireRule(RhythmRule.STANDARD, log.base(until).latency(), Map.of());
    }
}
