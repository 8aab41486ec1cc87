package io.attune.bench;

import io.attune.behavior.models.RfmScore;
import io.attune.behavior.models.RfmScores;
import io.attune.behavior.models.RfmTotals;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Recency, frequency and monetary of a million customers from rows in no order, in memory, and their fifths; the same
/// rows and the same questions in DuckDB beside it.
final class Rfm {
    static final int CUSTOMERS = 1_000_000;
    static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);
    private static final int DAYS = 1_095;
    private static final int RUNS = 5;
    private static final int CHUNK = 1 << 20;

    private Rfm() {}

    /// A row in fifty is a refund, one in a hundred lies after the day of analysis, one in two hundred costs nothing.
    static final class Rows {
        final int[] customer;
        final int[] day;
        final long[] cents;

        Rows(int rows) {
            customer = new int[rows];
            day = new int[rows];
            cents = new long[rows];
            int until = Math.toIntExact(UNTIL.toEpochDay());
            IntStream.range(0, (rows + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
                var random = new SplittableRandom(chunk);
                int end = Math.min(rows, (chunk + 1) * CHUNK);
                for (int row = chunk * CHUNK; row < end; row++) {
                    customer[row] = random.nextInt(CUSTOMERS);
                    int kind = random.nextInt(200);
                    day[row] = kind < 2 ? until + 1 + random.nextInt(30) : until - random.nextInt(DAYS);
                    cents[row] = kind == 2 ? 0 : 1 + random.nextInt(20_000);
                    if (kind > 2 && kind < 7) cents[row] = -cents[row] / 2 - 1;
                }
            });
        }

        int size() {
            return day.length;
        }
    }

    static void run(Wanted wanted) throws Exception {
        var rows = new Rows(wanted.number(0, 100_000_000));
        System.out.printf(Locale.ROOT, "%,d rows of %,d customers%n", rows.size(), CUSTOMERS);
        RfmTotals totals = timed(
                "recency, frequency, monetary",
                () -> RfmTotals.of(rows.customer, rows.day, rows.cents, CUSTOMERS, UNTIL));
        RfmScores scores = timed("fifths of each", () -> RfmScores.of(totals, RfmScores.Cut.INDEPENDENT));
        if (wanted.option("duckdb", "yes").equals("no")) return;
        try (var duck = new DuckDb(wanted.option("memory", "4GB"))) {
            duck.load(rows);
            duck.plain();
            compare(totals, scores, duck.asAttune());
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long[] took = new long[RUNS];
        T result = work.get();
        System.gc();
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            result = work.get();
            took[run] = (System.nanoTime() - began) / 1_000_000;
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT, "%s: best %,d ms, median %,d ms of %d warm%n", what, took[0], took[RUNS / 2], RUNS);
        return result;
    }

    private static void compare(RfmTotals totals, RfmScores scores, DuckDb.Answer duck) {
        long different = totals.size() == duck.size() ? 0 : 1;
        for (int i = 0; different == 0 && i < totals.size(); i++) {
            RfmScore score = scores.score(i);
            long[] ours = {
                totals.customer(i),
                totals.last(i).toEpochDay(),
                totals.purchases(i),
                totals.orders(i),
                totals.totalCents(i),
                score.recency(),
                score.frequency(),
                score.monetary()
            };
            if (!Arrays.equals(ours, duck.row(i))) {
                different++;
                System.out.println(Arrays.toString(ours) + " here, " + Arrays.toString(duck.row(i)) + " there");
            }
        }
        System.out.printf(
                Locale.ROOT,
                different == 0 ? "all %,d customers alike%n" : "NOT ALIKE: %,d and %,d customers%n",
                totals.size(),
                duck.size());
        if (different > 0) throw new IllegalStateException("the answers differ");
    }
}
