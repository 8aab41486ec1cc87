package io.attune.behavior.models;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/// Prints how long the models take: on a purchase log like CDNOW's given as first argument, and on a million simulated
/// customers with some twenty million orders over three years.
final class ModelTimings {
    private static final int RUNS = 20;

    private ModelTimings() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            var log = CdnowTests.read(Path.of(arguments[0]));
            var until = LocalDate.of(1997, 9, 30);
            var base = log.base(until);
            report("summarise CDNOW", () -> log.base(until));
            report("fit BG/NBD to CDNOW", () -> BgNbd.fit(base));
            report("fit Gamma-Gamma to CDNOW", () -> GammaGamma.fit(base));
            report("score CDNOW", () -> score(base, ValueFit.of(base, .3)));
        }
        var orders = new Orders(1_000_000);
        System.out.printf(Locale.ROOT, "%,d orders of %,d customers%n", orders.customer.length, 1_000_000);
        for (int run = 0; run < 4; run++) wholeBase(orders);
    }

    private static void wholeBase(Orders orders) {
        long start = System.nanoTime();
        var base = orders.base();
        long summarised = System.nanoTime();
        var fit = ValueFit.of(base, .3);
        long fitted = System.nanoTime();
        double value = score(base, fit);
        long scored = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "summarise %d ms, fit %d ms (%s), score %d ms, all %d ms, value %,.0f%n",
                (summarised - start) / 1_000_000,
                (fitted - summarised) / 1_000_000,
                fit.model().buying(),
                (scored - fitted) / 1_000_000,
                (scored - start) / 1_000_000,
                value);
    }

    private static double score(CustomerBase base, ValueFit fit) {
        var scores = Scores.of(base, fit.model(), RhythmRule.STANDARD);
        double value = 0;
        for (int i = 0; i < scores.size(); i++) value += scores.score(i).value12();
        return value;
    }

    private static void report(String what, Supplier<?> work) {
        double[] millis = new double[RUNS];
        int sink = 0;
        for (int round = 0; round < 2; round++) {
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                sink += work.get().hashCode();
                millis[run] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, worst %.2f ms of %d warm runs (%d)%n",
                what,
                millis[RUNS / 2],
                millis[RUNS - 1],
                RUNS,
                sink % 2);
    }

    /// Bought daily, not copies of a small base, which would group too well.
    private static final class Orders {
        private static final int DAYS = 1095;

        final int[] customer;
        final int[] day;
        final long[] cents;

        Orders(int customers) {
            var random = new Random(1);
            int[] whose = new int[customers * 30];
            int[] when = new int[whose.length];
            long[] money = new long[whose.length];
            int rows = 0;
            for (int c = 0; c < customers; c++) {
                double perDay = .035 * -Math.log1p(-random.nextDouble());
                double leaving = .06 * random.nextDouble() * random.nextDouble();
                double scale = 2000 * Math.exp(.6 * random.nextGaussian());
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
            int start = (int) SimulatedBuyers.START.toEpochDay();
            var base = CustomerBase.until(SimulatedBuyers.START.plusDays(DAYS));
            for (int row = 0; row < customer.length; row++) base.add(customer[row], start + day[row], cents[row]);
            return base.build();
        }
    }
}
