package io.attune.bench;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Scores;
import io.attune.behavior.models.ValueFit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// Summarise, fit and score a large base in memory, four times: the first one is cold.
final class Models {
    private static final int DAYS = 1_095;
    private static final LocalDate START = LocalDate.of(2023, 11, 21);

    private Models() {}

    static void run(Wanted wanted) {
        int customers = wanted.number(0, 1_000_000);
        var orders = new Orders(customers);
        System.out.printf(Locale.ROOT, "%,d orders of %,d customers%n", orders.customer.length, customers);
        for (int run = 0; run < 4; run++) once(orders);
    }

    private static void once(Orders orders) {
        long start = System.nanoTime();
        CustomerBase base = orders.base();
        long summarised = System.nanoTime();
        ValueFit fit = ValueFit.of(base, .3);
        long fitted = System.nanoTime();
        Scores scores = Scores.of(base, fit.model(), RhythmRule.STANDARD);
        double value = IntStream.range(0, scores.size())
                .parallel()
                .mapToDouble(i -> scores.score(i).value12())
                .sum();
        long scored = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "summarised in %d ms, fitted in %d ms, scored in %d ms, all in %d ms; value %,.0f%n",
                (summarised - start) / 1_000_000,
                (fitted - summarised) / 1_000_000,
                (scored - fitted) / 1_000_000,
                (scored - start) / 1_000_000,
                value);
    }

    /// Bought day by day at a pace of each customer's own, not copies of a small base, which would group too well.
    static final class Orders {
        private final LocalDate[] days =
                START.datesUntil(START.plusDays(DAYS + 1L)).toArray(LocalDate[]::new);
        private final int[] customer;
        private final int[] day;
        private final long[] cents;

        Orders(int customers) {
            var random = new Random(1);
            int[] whose = new int[customers * 30];
            int[] when = new int[whose.length];
            long[] money = new long[whose.length];
            int rows = 0;
            for (int c = 0; c < customers; c++) {
                double perDay = .035 * -Math.log1p(-random.nextDouble());
                double leaving = .06 * random.nextDouble() * random.nextDouble();
                double scale = 2_000 * Math.exp(.6 * random.nextGaussian());
                for (double now = random.nextInt(DAYS / 2); now < DAYS && rows < whose.length; ) {
                    whose[rows] = c;
                    when[rows] = (int) now;
                    money[rows++] = Math.round(scale * Math.exp(.4 * random.nextGaussian()));
                    if (random.nextDouble() < leaving) break;
                    now -= Math.log1p(-random.nextDouble()) / perDay;
                }
            }
            customer = Arrays.copyOf(whose, rows);
            day = Arrays.copyOf(when, rows);
            cents = Arrays.copyOf(money, rows);
        }

        CustomerBase base() {
            var base = CustomerBase.until(START.plusDays(DAYS));
            for (int row = 0; row < customer.length; row++) base.add(customer[row], days[day[row]], cents[row]);
            return base.build();
        }
    }
}
