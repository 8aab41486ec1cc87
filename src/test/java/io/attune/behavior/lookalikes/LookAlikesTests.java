package io.attune.behavior.lookalikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.attune.behavior.lookalikes.Feature.Kind;
import io.attune.behavior.lookalikes.LookAlikes.Checked;
import io.attune.behavior.lookalikes.NotLearned.Reason;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.PurchaseLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LookAlikesTests {
    private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = NEW_YEAR.plusDays(720);
    private static final int HORIZON = 90;

    @Test
    void whoComplainedAndSlowedDownLooksLikeThoseWhoLeft() {
        var base = new Simulated(1);
        var learned = LookAlikes.learn(base.purchases, base.events(), HORIZON, END);
        assertThat(learned.cutOff()).isEqualTo(END.minusDays(HORIZON));
        assertThat(learned.checked()).isEqualTo(Checked.LATER);
        assertThat(learned.accuracy().auc()).isGreaterThan(.8).isGreaterThan(learned.aucOfSilence() + .02);
        assertThat(learned.accuracy().brier())
                .isLessThan(.9 * learned.accuracy().brierOfConstant());
        assertThat(learned.accuracy().calibration().slope()).isCloseTo(1, within(.25));
        assertThat(learned.accuracy().calibration().error()).isLessThan(.06);
        assertThat(learned.patterns())
                .extracting(pattern -> pattern.feature().code())
                .contains("overdue", "event:complaint");
        List<LookAlike> all = new ArrayList<>();
        learned.each(all::add);
        assertThat(all).hasSize(learned.size());
        assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(a.customer(), b.customer()));
        var complained = all.stream()
                .filter(who -> who.reasons().stream()
                        .anyMatch(reason -> reason.feature().kind() == Kind.EVENT))
                .toList();
        assertThat(complained).isNotEmpty().allSatisfy(who -> {
            assertThat(who.silentDays()).isLessThan(HORIZON);
            var reason = who.reasons().stream()
                    .filter(one -> one.feature().kind() == Kind.EVENT)
                    .findFirst()
                    .orElseThrow();
            assertThat(reason.value()).isGreaterThanOrEqualTo(1);
            assertThat(reason.stayed()).isZero();
            assertThat(reason.weight()).isPositive();
            assertThat(who.nearest()).isNotNull();
        });
        for (LookAlike who : all) {
            assertThat(who.chance()).isBetween(0.0, 1.0);
            for (int i = 1; i < who.reasons().size(); i++) {
                assertThat(who.reasons().get(i).weight())
                        .isLessThanOrEqualTo(who.reasons().get(i - 1).weight());
            }
        }
    }

    /// Whatever happens after the cut-off, what is known of everybody at it stays the same.
    @Test
    void whatIsKeptSaysTheSameOfOneCustomerAlone() {
        var base = new Simulated(2);
        var learned = LookAlikes.learn(base.purchases, base.events(), HORIZON, END);
        var latency = CustomerBase.of(base.purchases, END).latency();
        var told = new ArrayList<LookAlike>();
        learned.each(who -> {
            var alone = learned.resemblance()
                    .of(
                            only(who.customer(), base.purchases),
                            events(only(who.customer(), base.complaints)),
                            latency,
                            END);
            assertThat(alone).contains(who);
            told.add(who);
        });
        assertThat(told).hasSizeGreaterThan(100);
        assertThat(told).extracting(LookAlike::nearest).doesNotContainNull();
    }

    private static Histories only(long customer, Histories all) {
        return (until, taker) -> all.each(until, who -> {
            if (who.customer() == customer) taker.accept(who);
        });
    }

    @Property(tries = 20)
    void nothingOfTheFutureIsInTheFeatures(@ForAll long seed) {
        var random = new Random(seed);
        LocalDate cutOff = NEW_YEAR.plusDays(300);
        var now = new PurchaseLog();
        var later = new PurchaseLog();
        var complaintsNow = new PurchaseLog();
        var complaintsLater = new PurchaseLog();
        for (int customer = 0; customer < 40; customer++) {
            String name = "%02d".formatted(customer);
            for (int day = random.nextInt(250); day <= 300; day += 1 + random.nextInt(60)) {
                int cents = random.nextInt(9_000) - 1_000;
                now.add(name, NEW_YEAR.plusDays(day), cents);
                later.add(name, NEW_YEAR.plusDays(day), cents);
            }
            // Everybody complains once before, so that both logs number them alike.
            complaintsNow.add(name, NEW_YEAR.plusDays(270), 0);
            complaintsLater.add(name, NEW_YEAR.plusDays(270), 0);
            for (int i = 0; i < random.nextInt(4); i++) {
                later.add(name, NEW_YEAR.plusDays(301 + random.nextInt(200)), random.nextInt(9_000) - 8_000);
                complaintsLater.add(name, NEW_YEAR.plusDays(301 + random.nextInt(200)), 0);
            }
        }
        List<Feature> features = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            features.add(new Feature(kind, kind == Kind.EVENT ? "complaint" : ""));
        }
        Snapshot before = Snapshot.of(now, events(complaintsNow), features, 120, cutOff);
        Snapshot after = Snapshot.of(later, events(complaintsLater), features, 120, cutOff);
        assertThat(after.size()).isEqualTo(before.size());
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.id(i)).isEqualTo(before.id(i));
            assertThat(after.seen(i)).containsExactly(before.seen(i));
        }
    }

    @Test
    void featuresAreWhatTheirNamesSay() {
        var log = new PurchaseLog();
        for (int day : new int[] {0, 10, 20, 50}) log.add("a", NEW_YEAR.plusDays(day), day == 50 ? 1_000 : 3_000);
        log.add("gone", NEW_YEAR, 100);
        var complaints = new PurchaseLog();
        complaints.add("a", NEW_YEAR.plusDays(55), 0);
        complaints.add("a", NEW_YEAR.plusDays(60), 0);
        List<Feature> features = new ArrayList<>();
        for (Kind kind : Kind.values()) features.add(new Feature(kind, kind == Kind.EVENT ? "complaint" : ""));
        Snapshot snapshot = Snapshot.of(log, events(complaints), features, 70, NEW_YEAR.plusDays(75));
        assertThat(snapshot.size()).isEqualTo(1);
        assertThat(snapshot.silent(0)).isEqualTo(25);
        double mean = 50 / 3.0;
        double deviation = Math.sqrt((100 + 100 + 900 - 3 * mean * mean) / 3);
        assertThat(value(snapshot, Kind.OVERDUE)).isCloseTo(25 / mean, within(1e-9));
        assertThat(value(snapshot, Kind.PURCHASES)).isEqualTo(4);
        assertThat(value(snapshot, Kind.AGE)).isEqualTo(75);
        assertThat(value(snapshot, Kind.LAST_GAP)).isCloseTo(30 / mean, within(1e-9));
        assertThat(value(snapshot, Kind.IRREGULARITY)).isCloseTo(deviation / mean, within(1e-9));
        assertThat(value(snapshot, Kind.MEAN_SPEND)).isEqualTo(25);
        assertThat(value(snapshot, Kind.LAST_SPEND)).isCloseTo(.4, within(1e-9));
        assertThat(value(snapshot, Kind.EVENT)).isEqualTo(2);
    }

    @Test
    void aLogThatIsTooShortOrTooSmallIsRefusedWithTheReason() {
        var base = new Simulated(2);
        assertThatExceptionOfType(NotLearned.class)
                .isThrownBy(() -> LookAlikes.learn(base.purchases, new TreeMap<>(), 800, END))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_SHORT));
        var few = new PurchaseLog();
        for (int i = 0; i < 40; i++) few.add("c" + i, NEW_YEAR, 100);
        assertThatExceptionOfType(NotLearned.class)
                .isThrownBy(() -> LookAlikes.learn(few, new TreeMap<>(), 30, NEW_YEAR.plusDays(40)))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.TOO_FEW);
                    assertThat(refused.detail()).isEqualTo("40 left and 0 stayed");
                });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LookAlikes.learn(few, new TreeMap<>(), 0, NEW_YEAR.plusDays(40)));
    }

    @Test
    void whereOnlyOneOutcomeIsKnownUnseenCustomersAreTheCheck() {
        var base = new Simulated(3);
        var learned = LookAlikes.learn(base.purchases, new TreeMap<>(), HORIZON, NEW_YEAR.plusDays(150));
        assertThat(learned.checked()).isEqualTo(Checked.PARTS);
        assertThat(learned.accuracy().customers()).isEqualTo(learned.fit().rows());
    }

    private static double value(Snapshot snapshot, Kind kind) {
        return snapshot.value(0, List.of(Kind.values()).indexOf(kind));
    }

    private static SortedMap<String, Histories> events(Histories complaints) {
        return new TreeMap<>(Map.of("complaint", complaints));
    }

    /// 1,200 regular buyers who come as time goes by; half of those who complain leave at each purchase after
    /// it.
    private static final class Simulated {
        private final PurchaseLog purchases = new PurchaseLog();
        private final PurchaseLog complaints = new PurchaseLog();

        Simulated(long seed) {
            var random = new Random(seed);
            for (int customer = 0; customer < 1_200; customer++) {
                String name = "%04d".formatted(customer);
                // So that both logs number customers alike.
                complaints.add(name, NEW_YEAR.minusDays(900), 0);
                double pace = 10 + 25 * random.nextDouble();
                double day = customer < 300 ? random.nextInt(60) : random.nextInt(700);
                double leaving = 0;
                while (day < 720) {
                    purchases.add(name, NEW_YEAR.plusDays((long) day), 2_000 + random.nextInt(3_000));
                    if (random.nextInt(25) == 0) {
                        complaints.add(name, NEW_YEAR.plusDays((long) day + 2), 0);
                        leaving = .5;
                    }
                    if (random.nextDouble() < leaving || random.nextInt(60) == 0) break;
                    day += pace * (.7 + .6 * random.nextDouble());
                }
            }
        }

        SortedMap<String, Histories> events() {
            return LookAlikesTests.events(complaints);
        }
    }
}
