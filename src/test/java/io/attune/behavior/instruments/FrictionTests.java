package io.attune.behavior.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.attune.behavior.instruments.Friction.Verdict;
import io.attune.behavior.instruments.Friction.Window;
import io.attune.behavior.models.PurchaseLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrictionTests {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = NEW_YEAR.plusDays(700);

    /// Newcombe (1998), table II, method 10: 56 of 70 against 48 of 80, and 9 of 10 against 3 of 10.
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, .0524, .3339", "9, 10, 3, 10, .1705, .8090", "0, 10, 0, 10, -.2775, .2775"})
    void theIntervalOfADifferenceIsAsPublished(int a, int m, int b, int n, double low, double high) {
        var first = Share.of((double) a / m, m);
        var second = Share.of((double) b / n, n);
        assertThat(first.lowestOver(second)).isCloseTo(low, within(5e-5));
        assertThat(first.highestOver(second)).isCloseTo(high, within(5e-5));
    }

    @Test
    void whoWasHurtComesBackLessOften() {
        var simulated = new Simulated(11, .5);
        var friction = simulated.friction(new Window.Days(30));
        assertThat(friction.verdict()).isEqualTo(Verdict.KEEPS_AWAY);
        assertThat(friction.matched()).isGreaterThan(200);
        assertThat(friction.compared()).isGreaterThan(friction.matched());
        assertThat(friction.difference()).isBetween(-.45, -.15);
        assertThat(friction.low()).isLessThan(friction.difference());
        assertThat(friction.high()).isGreaterThan(friction.difference());
        assertThat(friction.neverBought() + friction.tooRecent() + friction.alone() + friction.matched())
                .isEqualTo(friction.touched());
        assertThat(simulated.friction(new Window.Rhythm()).verdict()).isEqualTo(Verdict.KEEPS_AWAY);
    }

    /// Those who complain here are frequent buyers, so without matching complaints would seem to bring them
    /// back.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatHurtsNobodyShowsNoDifferenceThoughItMeetsFrequentBuyers(long seed) {
        var simulated = new Simulated(seed, 1);
        var friction = simulated.friction(new Window.Days(30));
        assertThat(friction.matched()).isGreaterThan(200);
        assertThat(friction.difference()).isCloseTo(0, within(.08));
        assertThat(friction.after().value()).isGreaterThan(simulated.shareOfAnybody() + .05);
    }

    @Test
    void tooFewIsSaidAndNotGuessed() {
        var simulated = new Simulated(5, 0);
        var few = Friction.of(
                simulated.log,
                simulated.touchpoints.subList(0, 15),
                simulated.log.base(END).latency(),
                new Window.Days(30),
                END);
        assertThat(few.matched()).isBetween(1, 15);
        assertThat(few.verdict()).isEqualTo(Verdict.TOO_FEW);
        var none = Friction.of(simulated.log, List.of(), simulated.log.base(END).latency(), new Window.Rhythm(), END);
        assertThat(none.touched()).isZero();
        assertThat(none.difference()).isNaN();
        assertThat(none.verdict()).isEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void whoCannotBeComparedIsCountedWithTheReason() {
        var log = new PurchaseLog();
        log.add("a", NEW_YEAR, 100);
        log.add("b", NEW_YEAR.plusDays(60), 100);
        log.add("c", NEW_YEAR, 100);
        log.add("d", NEW_YEAR.plusDays(1), 100);
        log.add("d", NEW_YEAR.plusDays(20), 100);
        var touched = List.of(
                new Touchpoint(0, NEW_YEAR.plusDays(10)),
                new Touchpoint(0, NEW_YEAR.plusDays(11)),
                new Touchpoint(1, NEW_YEAR.plusDays(59)),
                new Touchpoint(2, NEW_YEAR.plusDays(95)),
                new Touchpoint(77, NEW_YEAR));
        LocalDate until = NEW_YEAR.plusDays(100);
        var friction = Friction.of(log, touched, log.base(until).latency(), new Window.Days(30), until);
        assertThat(friction.touched()).isEqualTo(4);
        assertThat(friction.neverBought()).isEqualTo(2);
        assertThat(friction.tooRecent()).isEqualTo(1);
        assertThat(friction.alone()).isZero();
        // Compared with c, who was touched later, and d, who came back after 20 days.
        assertThat(friction.matched()).isEqualTo(1);
        assertThat(friction.compared()).isEqualTo(2);
        assertThat(friction.after().value()).isZero();
        assertThat(friction.without().value()).isEqualTo(.5);
        assertThatIllegalArgumentException().isThrownBy(() -> new Window.Days(0));
    }

    @Test
    void frequentBuyersAreComparedWithinClasses() {
        assertThat(Matching.stepClass(5)).isEqualTo(5);
        assertThat(Matching.stepClass(6)).isEqualTo(6);
        for (int step = 1; step < 1_000; step++) {
            assertThat(Matching.stepClass(step + 1)).isGreaterThanOrEqualTo(Matching.stepClass(step));
        }
        assertThat(Matching.stepClass(10)).isNotEqualTo(Matching.stepClass(14));
    }

    /// 1,500 customers with paces of their own; touchpoints meet them a few days after purchases. From then
    /// on they go on with the chance given.
    private static final class Simulated {
        private final PurchaseLog log = new PurchaseLog();
        private final List<Touchpoint> touchpoints = new ArrayList<>();

        Simulated(long seed, double stays) {
            var random = new Random(seed);
            for (int customer = 0; customer < 1_500; customer++) {
                double pace = 8 + 50 * random.nextDouble();
                double day = random.nextInt(200);
                boolean touched = false;
                while (day < 700) {
                    log.add("%04d".formatted(customer), NEW_YEAR.plusDays((long) day), 1_000);
                    int complains = (int) day + 1 + random.nextInt(5);
                    double next = day + 1 - pace * Math.log1p(-random.nextDouble());
                    if (!touched && random.nextInt(12) == 0 && complains < (int) next) {
                        touched = true;
                        touchpoints.add(new Touchpoint(customer, NEW_YEAR.plusDays(complains)));
                        if (random.nextDouble() >= stays) break;
                    }
                    if (random.nextInt(40) == 0) break;
                    day = next;
                }
            }
        }

        Friction friction(Window window) {
            return Friction.of(log, touchpoints, log.base(END).latency(), window, END);
        }

        /// Of all customers on the day in the middle, who came back within 30 days.
        double shareOfAnybody() {
            int[] counts = new int[2];
            int middle = Math.toIntExact(NEW_YEAR.plusDays(350).toEpochDay());
            log.each(END, who -> {
                if (who.firstDay() > middle) return;
                counts[0]++;
                if (who.countUpTo(middle + 30) > who.countUpTo(middle)) counts[1]++;
            });
            return (double) counts[1] / counts[0];
        }
    }
}
