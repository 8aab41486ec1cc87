package io.attune.behavior.instruments;

import io.attune.behavior.instruments.GridBins.Cell;
import io.attune.behavior.models.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The life-cycle grid on several days, and who moved between the corners from each to the next, counted
/// while histories stream by: one pass whatever the number of days.
///
/// The same as a [LifeCycleGrid] of each day and a [GridMigration] of each two, but for refunds, which
/// are taken off the money of every day from that of their purchase on.
public final class GridHistory implements Consumer<History> {
    /// Where those come from who were no customers yet.
    private static final int NOWHERE = Stage.values().length;

    private static final List<Stage> STAGES = List.of(Stage.values());

    private final GridBins bins;
    private final List<LocalDate> days;
    private final int[] ends;
    private final int[] stages;
    private final long[][] customers;
    private final long[][] cents;
    private final long[][] flows;

    /// Days ascend, each after the one before.
    public GridHistory(GridBins bins, List<LocalDate> days) {
        for (int i = 1; i < days.size(); i++) {
            if (!days.get(i - 1).isBefore(days.get(i)))
                throw new IllegalArgumentException("days must ascend, were " + days);
        }
        this.bins = bins;
        this.days = List.copyOf(days);
        ends = days.stream().mapToInt(day -> Math.toIntExact(day.toEpochDay())).toArray();
        stages = bins.all().stream()
                .mapToInt(cell -> STAGES.indexOf(bins.stage(cell)))
                .toArray();
        customers = new long[ends.length][bins.cells()];
        cents = new long[ends.length][bins.cells()];
        flows = new long[ends.length][(NOWHERE + 1) * NOWHERE];
    }

    /// One day of it. Cells stand row by row as in [GridBins#all]; `cents` are what their customers had
    /// spent so far, in hundredths of the currency; `flows` has a row for each [Stage] that customers
    /// left since the day before and one for those who arrived, and in it a number for each stage that
    /// they were in on this day. The first day has none.
    public record Day(LocalDate day, List<Long> customers, List<Long> cents, List<List<Long>> flows) {
        public Day {
            customers = List.copyOf(customers);
            cents = List.copyOf(cents);
            flows = List.copyOf(flows);
        }

        public long customers(GridBins bins, Cell cell) {
            return customers.get(bins.index(cell));
        }

        public long cents(GridBins bins, Cell cell) {
            return cents.get(bins.index(cell));
        }

        public long customers(GridBins bins, Stage stage) {
            return bins.all().stream()
                    .filter(cell -> bins.stage(cell) == stage)
                    .mapToLong(cell -> customers(bins, cell))
                    .sum();
        }

        public long all() {
            return customers.stream().mapToLong(Long::longValue).sum();
        }

        /// Whether it is known where they came from.
        public boolean moved() {
            return !flows.isEmpty();
        }

        public long flow(Stage from, Stage to) {
            return flows.get(STAGES.indexOf(from)).get(STAGES.indexOf(to));
        }

        public long arrived(Stage to) {
            return flows.get(NOWHERE).get(STAGES.indexOf(to));
        }
    }

    @Override
    public void accept(History who) {
        int from = NOWHERE;
        int counted = 0;
        long spent = 0;
        for (int d = 0; d < ends.length; d++) {
            while (counted < who.size() && who.day(counted) <= ends[d]) spent += who.cents(counted++);
            if (counted == 0) continue;
            int index = bins.index(bins.cell(ends[d] - who.day(counted - 1), counted));
            customers[d][index]++;
            cents[d][index] += spent;
            int to = stages[index];
            flows[d][from * NOWHERE + to]++;
            from = to;
        }
    }

    public List<Day> days() {
        var list = new ArrayList<Day>();
        for (int d = 0; d < ends.length; d++) {
            var moved = new ArrayList<List<Long>>();
            for (int from = 0; d > 0 && from <= NOWHERE; from++)
                moved.add(boxed(Arrays.copyOfRange(flows[d], from * NOWHERE, (from + 1) * NOWHERE)));
            list.add(new Day(days.get(d), boxed(customers[d]), boxed(cents[d]), moved));
        }
        return list;
    }

    private static List<Long> boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
