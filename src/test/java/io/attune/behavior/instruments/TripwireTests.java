package io.attune.behavior.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.attune.SharedData;
import io.attune.behavior.instruments.Tripwire.Basis;
import io.attune.behavior.instruments.Tripwire.Fired;
import io.attune.behavior.instruments.TripwireHistory.Firing;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.PurchaseLog;
import io.attune.behavior.models.RhythmRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TripwireTests {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);
    private static final Tripwire WIRE =
            new Tripwire(3, NEW_YEAR, 20, Basis.OWN, NEW_YEAR.plusDays(21), NEW_YEAR.plusDays(30), Fired.NOTHING);

    @Test
    void earlyThenHardAndEachOnlyOnce() {
        assertThat(WIRE.due()).hasValue(NEW_YEAR.plusDays(21));
        assertThat(WIRE.fire(NEW_YEAR.plusDays(20))).isEmpty();
        Tripwire early = WIRE.fire(NEW_YEAR.plusDays(21)).orElseThrow();
        assertThat(early.fired()).isEqualTo(Fired.EARLY);
        assertThat(early.due()).hasValue(NEW_YEAR.plusDays(30));
        assertThat(early.fire(NEW_YEAR.plusDays(29))).isEmpty();
        Tripwire hard = early.fire(NEW_YEAR.plusDays(30)).orElseThrow();
        assertThat(hard.fired()).isEqualTo(Fired.HARD);
        assertThat(hard.due()).isEmpty();
        assertThat(hard.fire(NEW_YEAR.plusDays(900))).isEmpty();
        assertThat(hard.expectedNext()).isEqualTo(NEW_YEAR.plusDays(20));
    }

    @Test
    void afterAPauseOnlyTheUrgentOneFires() {
        assertThat(WIRE.fire(NEW_YEAR.plusDays(90)).orElseThrow().fired()).isEqualTo(Fired.HARD);
        // A clock that went back fires nothing and takes nothing back.
        Tripwire hard = WIRE.fire(NEW_YEAR.plusDays(90)).orElseThrow();
        assertThat(hard.fire(NEW_YEAR.plusDays(22))).isEmpty();
    }

    @Test
    void onlyTheNextEventArmsItAgain() {
        Tripwire early = WIRE.fire(NEW_YEAR.plusDays(25)).orElseThrow();
        var moved =
                new Tripwire(3, NEW_YEAR, 26, Basis.OWN, NEW_YEAR.plusDays(27), NEW_YEAR.plusDays(40), Fired.NOTHING);
        assertThat(early.replacedBy(moved).fired()).isEqualTo(Fired.EARLY);
        assertThat(early.replacedBy(moved).fire(NEW_YEAR.plusDays(27))).isEmpty();
        assertThat(early.replacedBy(moved).due()).hasValue(NEW_YEAR.plusDays(40));
        LocalDate next = NEW_YEAR.plusDays(26);
        var anew = new Tripwire(4, next, 22, Basis.OWN, next.plusDays(23), next.plusDays(30), Fired.NOTHING);
        assertThat(early.replacedBy(anew)).isEqualTo(anew);
    }

    @Test
    void wiresThatCannotBeAreRefused() {
        LocalDate later = NEW_YEAR.plusDays(9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tripwire(0, NEW_YEAR, 5, Basis.STEP, later, later, Fired.NOTHING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tripwire(1, NEW_YEAR, 5, Basis.STEP, NEW_YEAR, later, Fired.NOTHING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tripwire(1, NEW_YEAR, 5, Basis.STEP, later, NEW_YEAR, Fired.NOTHING));
    }

    @Test
    void theRhythmIsTheCustomersOwnElseTheCohortsElseEverybodys() {
        var log = new PurchaseLog();
        for (int i = 0; i < 30; i++) {
            int pace = i < 15 ? 10 : 40;
            for (int n = 0; n < 3; n++) log.add("c%02d".formatted(i), NEW_YEAR.plusDays((long) n * pace), 100);
        }
        var base = log.base(NEW_YEAR.plusDays(200));
        var rule = new TripwireRule(
                new RhythmRule(3, 15, RhythmRule.STANDARD.tolerance()),
                base.latency(),
                CohortLatencies.of(log, id -> id < 15 ? "fast" : "slow", base.until()));
        var once = CustomerBase.until(NEW_YEAR).add(1, NEW_YEAR, 100).build().summary(0);
        Tripwire fast = rule.armed(once, "fast").orElseThrow();
        assertThat(fast.basis()).isEqualTo(Basis.COHORT);
        assertThat(fast.expectedDays()).isEqualTo(10);
        assertThat(fast.early()).isEqualTo(NEW_YEAR.plusDays(11));
        Tripwire unknown = rule.armed(once, "nobody").orElseThrow();
        assertThat(unknown.basis()).isEqualTo(Basis.STEP);
        assertThat(unknown.expectedDays()).isEqualTo(25);
        assertThat(unknown.early()).isEqualTo(NEW_YEAR.plusDays(26));
        assertThat(unknown.hard()).isEqualTo(NEW_YEAR.plusDays(41));
        var often = CustomerBase.until(NEW_YEAR.plusDays(9));
        for (int day : new int[] {0, 2, 4, 9}) often.add(1, NEW_YEAR.plusDays(day), 100);
        Tripwire own = rule.armed(often.build().summary(0), "fast").orElseThrow();
        assertThat(own.basis()).isEqualTo(Basis.OWN);
        assertThat(own.early()).isEqualTo(NEW_YEAR.plusDays(13));
        assertThat(own.hard()).isEqualTo(NEW_YEAR.plusDays(14));
        assertThat(new TripwireRule(
                                RhythmRule.STANDARD,
                                CustomerBase.until(NEW_YEAR).build().latency(),
                                Map.of())
                        .armed(once, ""))
                .isEmpty();
    }

    @Test
    void overALogEveryPurchaseFiresEachStageOnceAtMost() {
        var log = new PurchaseLog();
        for (int n = 0; n < 5; n++) log.add("steady", NEW_YEAR.plusDays(10L * n), 100);
        log.add("steady", NEW_YEAR.plusDays(55), 100);
        log.add("steady", NEW_YEAR.plusDays(120), 100);
        LocalDate until = NEW_YEAR.plusDays(300);
        var rule = new TripwireRule(
                new RhythmRule(3, 1, RhythmRule.STANDARD.tolerance()),
                log.base(until).latency(),
                Map.of());
        List<Firing> firings = new ArrayList<>();
        var all = TripwireHistory.of(log, rule, id -> "", until, firings::add);
        assertThat(all.armed()).isEqualTo(7);
        List<Firing> own =
                firings.stream().filter(firing -> firing.basis() == Basis.OWN).toList();
        // After the fifth it came five days late, after the sixth far too late, after the seventh never.
        assertThat(own).extracting(Firing::step).containsExactly(5, 6, 6, 7, 7);
        assertThat(own)
                .extracting(Firing::stage)
                .containsExactly(Fired.HARD, Fired.EARLY, Fired.HARD, Fired.EARLY, Fired.HARD);
        assertThat(own.getFirst().on()).isEqualTo(NEW_YEAR.plusDays(51));
        assertThat(own.getFirst().returned()).isEqualTo(NEW_YEAR.plusDays(55));
        assertThat(own.getLast().returned()).isNull();
        assertThat(all.hard())
                .isEqualTo(firings.stream()
                        .filter(firing -> firing.stage() == Fired.HARD)
                        .count());
    }

    /// What docs/behavior.md says of both tolerances.
    @Test
    void onCdnowTheSpreadHalvesTheFalseAlarmsOfTheMean() throws IOException {
        var log = new PurchaseLog();
        for (String line : Files.readAllLines(SharedData.file("purchases/cdnow_sample.txt"))) {
            String[] cells = line.trim().split(" +", -1);
            log.add(cells[1], LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE), new BigDecimal(cells[4]));
        }
        LocalDate until = LocalDate.of(1998, 6, 30);
        var rule = new TripwireRule(RhythmRule.STANDARD, log.base(until).latency(), Map.of());
        long[] alarms = new long[2];
        long[] ended = new long[1];
        log.each(until, who -> ended[0] += Math.max(0, who.size() - 4));
        TripwireHistory.of(log, rule, id -> "", until, firing -> {
            if (firing.basis() != Basis.OWN || firing.returned() == null) return;
            alarms[firing.stage() == Fired.EARLY ? 0 : 1]++;
        });
        assertThat((double) alarms[1] / ended[0]).isBetween(.21, .23);
        // Where both days are one only the hard one fires, so the mean's false alarms are at least these.
        assertThat((double) alarms[0] / ended[0]).isBetween(.38, .42);
    }
}
