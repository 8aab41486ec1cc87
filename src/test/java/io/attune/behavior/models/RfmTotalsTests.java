package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.attune.behavior.models.RfmScores.Cut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RfmTotalsTests {
    private static final LocalDate UNTIL = LocalDate.of(2025, 6, 1);
    private static final int DAY = Math.toIntExact(UNTIL.toEpochDay());

    /// One customer, the plain way.
    private record Totals(int customer, int last, int purchases, int orders, long cents) {}

    @Test
    void whatCountsIsWhatCountsForAnyScore() {
        var totals = RfmTotals.of(
                new int[] {2, 2, 2, 2, 2, 2, 0, 3, 1},
                new int[] {DAY - 5, DAY - 9, DAY - 5, DAY - 20, DAY - 3, DAY + 1, DAY, DAY - 7, DAY + 9},
                new long[] {1_000, 0, 250, -9_999, -300, 77, 0, -5, 400},
                5,
                UNTIL);
        assertThat(all(totals))
                .as("the refund before the first purchase, and what is yet to come, are left out")
                .containsExactly(new Totals(0, DAY, 1, 1, 0), new Totals(2, DAY - 5, 2, 3, 950));
        assertThat(totals.last(1)).isEqualTo(UNTIL.minusDays(5));
        assertThat(totals.until()).isEqualTo(UNTIL);
    }

    /// Narrow and wide ranges of days and amounts take different ways.
    @Property(tries = 300)
    void anyRowsSumUpAsOneByOne(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 3_000) int rows,
            @ForAll @IntRange(min = 1, max = 40_000) int customers,
            @ForAll @IntRange(min = 1, max = 31) int dayBits,
            @ForAll @IntRange(min = 1, max = 63) int moneyBits) {
        var random = new SplittableRandom(seed);
        int few = random.nextInt(customers) + 1;
        int[] customer =
                random.ints(rows, 0, few).map(who -> customers - 1 - who).toArray();
        int[] day = random.ints(rows)
                .map(any -> DAY + (any >> (Integer.SIZE - dayBits)))
                .toArray();
        long[] cents =
                random.longs(rows).map(any -> any >> (Long.SIZE - moneyBits)).toArray();
        var totals = RfmTotals.of(customer, day, cents, customers, UNTIL);
        assertThat(all(totals)).isEqualTo(plain(customer, day, cents));
        // The base counts every length of a gap, so it is made for a few years only.
        if (dayBits > 12) return;
        CustomerBase base = base(customer, day, cents);
        for (Cut cut : Cut.values()) assertThat(scores(totals, cut)).isEqualTo(scores(base, cut));
    }

    @Test
    void manyBlocksAreOne() {
        var random = new SplittableRandom(5);
        int rows = 700_000;
        int[] customer = random.ints(rows, 0, 3_000).toArray();
        int[] day = random.ints(rows, DAY - 900, DAY + 30).toArray();
        long[] cents = random.longs(rows, -2_000, 20_000).toArray();
        // One block that has to be kept in another way than its neighbours, and one where nothing counts.
        cents[300_000] = Long.MIN_VALUE / 4;
        cents[300_001] = Long.MAX_VALUE / 4;
        for (int row = 500_000; row < rows; row++) day[row] = DAY + 1;
        assertThat(all(RfmTotals.of(customer, day, cents, 3_000, UNTIL))).isEqualTo(plain(customer, day, cents));
    }

    @Test
    void theLogSaysTheSameOfItsCustomersByName() {
        var log = new PurchaseLog();
        log.add("Rui", UNTIL, 500);
        log.add("Ada", UNTIL.minusDays(3), 900);
        log.add("Ada", UNTIL.minusDays(2), -100);
        log.add("Zoé", UNTIL.plusDays(1), 900);
        assertThat(all(log.totals(UNTIL)))
                .containsExactly(new Totals(0, DAY - 3, 1, 1, 800), new Totals(1, DAY, 1, 1, 500));
        assertThat(new PurchaseLog().totals(UNTIL).size()).isZero();
    }

    @Test
    void aRowOfACustomerWhoIsNoneIsNamed() {
        int[] customer = new int[600_000];
        customer[260_000] = 7;
        customer[590_000] = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmTotals.of(customer, new int[600_000], new long[600_000], 7, UNTIL))
                .withMessage("customers are numbered from 0 to below 7, but row 260000 is of 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmTotals.of(new int[2], new int[2], new long[1], 7, UNTIL))
                .withMessageContaining("2 customers, 2 days and 1 amounts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmTotals.of(new int[1], new int[1], new long[1], 0, UNTIL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmTotals.of(new int[0], new int[0], new long[0], -1, UNTIL));
    }

    private static List<Totals> all(RfmTotals totals) {
        var all = new ArrayList<Totals>();
        for (int i = 0; i < totals.size(); i++)
            all.add(new Totals(
                    totals.customer(i),
                    totals.lastDay(i),
                    totals.purchases(i),
                    totals.orders(i),
                    totals.totalCents(i)));
        return all;
    }

    private static List<Totals> plain(int[] customer, int[] day, long[] cents) {
        var days = new TreeMap<Integer, TreeSet<Integer>>();
        var orders = new TreeMap<Integer, Integer>();
        for (int row = 0; row < customer.length; row++)
            if (cents[row] >= 0 && day[row] <= DAY) {
                days.computeIfAbsent(customer[row], _ -> new TreeSet<>()).add(day[row]);
                orders.merge(customer[row], 1, Integer::sum);
            }
        var sums = new TreeMap<Integer, Long>();
        for (int row = 0; row < customer.length; row++) {
            var bought = days.get(customer[row]);
            if (bought != null && day[row] <= DAY && day[row] >= bought.first())
                sums.merge(customer[row], cents[row], Long::sum);
        }
        var all = new ArrayList<Totals>();
        days.forEach((who, bought) -> all.add(new Totals(
                who, bought.last(), bought.size(), orders.getOrDefault(who, 0), sums.getOrDefault(who, 0L))));
        return all;
    }

    private static CustomerBase base(int[] customer, int[] day, long[] cents) {
        long[] keys = new long[customer.length];
        for (int row = 0; row < keys.length; row++) keys[row] = ((long) customer[row] << Integer.SIZE) + day[row];
        var base = CustomerBase.until(UNTIL);
        for (int row : StableOrder.ascending(keys)) base.add((long) customer[row], day[row], cents[row]);
        return base.build();
    }

    private static List<RfmScore> scores(CustomerBase base, Cut cut) {
        var scores = RfmScores.of(base, cut);
        var all = new ArrayList<RfmScore>();
        for (int i = 0; i < base.size(); i++) all.add(scores.score(i));
        return all;
    }

    private static List<RfmScore> scores(RfmTotals totals, Cut cut) {
        var scores = RfmScores.of(totals, cut);
        var all = new ArrayList<RfmScore>();
        for (int i = 0; i < totals.size(); i++) all.add(scores.score(i));
        return all;
    }
}
