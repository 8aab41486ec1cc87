package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RhythmTests {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final LatencyTable NONE = CustomerBase.until(DAY).build().latency();

    @Test
    void latencyIsCountedPerStep() {
        var base = CustomerBase.until(DAY.plusYears(1));
        int[] gaps = {10, 20, 30, 40, 100};
        for (int i = 0; i < gaps.length; i++) base.add(i, DAY, 1).add(i, DAY.plusDays(gaps[i]), 1);
        base.add(9, DAY, 1).add(9, DAY.plusDays(70), 1).add(9, DAY.plusDays(75), 1);
        var table = base.build().latency();
        assertThat(table.steps()).hasSize(2);
        var first = table.steps().getFirst();
        assertThat(first.cases()).isEqualTo(6);
        assertThat(first.mean()).isEqualTo(45);
        assertThat(first.median()).isEqualTo(35);
        assertThat(first.p75()).isEqualTo(62.5);
        assertThat(first.p90()).isEqualTo(85);
        assertThat(table.steps().get(1)).isEqualTo(new StepLatency(2, 1, 5, 5, 5, 5));
        assertThat(table.overall().cases()).isEqualTo(7);
    }

    @Test
    void aCustomerWithHistoryHasARhythmOfTheirOwn() {
        var who = bought(0, 10, 30, 60);
        var rhythm = RhythmRule.STANDARD.rhythm(who, NONE).orElseThrow();
        LocalDate last = DAY.plusDays(60);
        // Gaps of 10, 20 and 30 days: 20 on average, give or take 10.
        assertThat(rhythm.source()).isEqualTo(Rhythm.Source.OWN);
        assertThat(rhythm.expectedLatencyDays()).isEqualTo(20);
        assertThat(rhythm.expectedNext()).isEqualTo(last.plusDays(20));
        assertThat(rhythm.tripped(last.plusDays(30))).isFalse();
        assertThat(rhythm.tripped(last.plusDays(31))).isTrue();
        assertThat(rhythm.tripwireAt()).isEqualTo(last.plusDays(31));
        assertThat(rhythm.overdueDays(last.plusDays(19))).isZero();
        assertThat(rhythm.overdueDays(last.plusDays(29))).isEqualTo(9);
    }

    @Test
    void atTheMeanTheWireTripsOnTheDayAfterTheExpectedOne() {
        var rule = new RhythmRule(3, 20, Tolerance.MEAN);
        var rhythm = rule.rhythm(bought(0, 10, 30, 60), NONE).orElseThrow();
        assertThat(rhythm.tripwireAt()).isEqualTo(rhythm.expectedNext().plusDays(1));
    }

    @Test
    void aNewCustomerFollowsTheCohort() {
        var table = new LatencyTable(
                List.of(new StepLatency(1, 50, 40.4, 30, 60.9, 90), new StepLatency(2, 19, 5, 5, 5, 5)),
                new StepLatency(0, 69, 31, 20, 50, 80));
        var rhythm = RhythmRule.STANDARD.rhythm(bought(0, 8), table).orElseThrow();
        assertThat(rhythm.source()).isEqualTo(Rhythm.Source.COHORT);
        assertThat(rhythm.expectedLatencyDays()).isEqualTo(40.4);
        assertThat(rhythm.expectedNext()).isEqualTo(DAY.plusDays(48));
        assertThat(rhythm.tripwireAt()).isEqualTo(DAY.plusDays(69));
        assertThat(table.after(1, 60)).contains(table.overall());
    }

    @Test
    void aNewCustomerMayFollowThoseFromTheSameSource() {
        var tally = new Cohorts.Tally(id -> id < 50 ? "fair" : id < 95 ? "friend" : null);
        var rows = History.rows(DAY.plusYears(1), tally);
        var base = CustomerBase.until(DAY.plusYears(1));
        for (long id = 0; id < 100; id++) {
            int gap = id < 50 ? 10 : 50;
            int purchases = id % 5 == 0 ? 3 : id % 2 == 0 ? 2 : 1;
            for (int n = 0; n < purchases; n++) {
                rows.add(id, DAY.plusDays((long) n * gap), 100);
                base.add(id, DAY.plusDays((long) n * gap), 100);
            }
        }
        rows.end();
        LatencyTable everybody = base.build().latency();
        Cohorts cohorts = tally.cohorts(everybody, 20);
        assertThat(Objects.requireNonNull(cohorts.apart().get("fair")).steps())
                .as("the second has ten cases")
                .hasSize(1);
        Rhythm fair = RhythmRule.STANDARD.rhythm(bought(0), cohorts, "fair").orElseThrow();
        assertThat(fair.source()).isEqualTo(Rhythm.Source.SAME_SOURCE);
        assertThat(fair.expectedLatencyDays()).isEqualTo(10);
        assertThat(fair.tripwireAt()).isEqualTo(DAY.plusDays(11));
        Rhythm twice = RhythmRule.STANDARD.rhythm(bought(0, 8), cohorts, "fair").orElseThrow();
        assertThat(twice)
                .as("too few of the source bought so often")
                .isEqualTo(RhythmRule.STANDARD.rhythm(bought(0, 8), everybody).orElseThrow());
        assertThat(RhythmRule.STANDARD.rhythm(bought(0), cohorts, null))
                .isEqualTo(RhythmRule.STANDARD.rhythm(bought(0), cohorts, "market"))
                .isEqualTo(RhythmRule.STANDARD.rhythm(bought(0), everybody));
        assertThat(RhythmRule.STANDARD
                        .rhythm(bought(0, 5, 10, 15), cohorts, "fair")
                        .orElseThrow()
                        .source())
                .isEqualTo(Rhythm.Source.OWN);
    }

    @Test
    void whereNobodyEverCameBackThereIsNoRhythm() {
        assertThat(RhythmRule.STANDARD.rhythm(bought(0), NONE)).isEmpty();
        assertThat(NONE.after(1, 1)).isEmpty();
    }

    @Test
    void aPerfectlyRegularCustomerTripsOneDayLate() {
        var rhythm = RhythmRule.STANDARD.rhythm(bought(0, 7, 14, 21, 28), NONE).orElseThrow();
        assertThat(rhythm.expectedLatencyDays()).isCloseTo(7, within(1e-12));
        assertThat(rhythm.tripwireAt()).isEqualTo(DAY.plusDays(36));
    }

    private static PurchaseSummary bought(int... days) {
        var base = CustomerBase.until(DAY.plusDays(days[days.length - 1]));
        for (int day : days) base.add(1, DAY.plusDays(day), 1000);
        return base.build().summary(0);
    }
}
