package io.attune.behavior.instruments;

import io.attune.behavior.instruments.GridBins.Cell;

/// Who moved from which cell of the life-cycle grid to which between two days: the film of which a grid is
/// one picture.
///
/// Everybody who was there on the first day is on the second, too; who bought for the first time in between
/// arrived. The sums hold: all flows out of a cell are its customers on the first day, all flows and arrivals
/// into a cell its customers on the second.
public final class GridMigration {
    private final GridBins bins;
    private final long[] flows;
    private final long[] arrivals;

    private GridMigration(GridBins bins) {
        this.bins = bins;
        flows = new long[bins.cells() * bins.cells()];
        arrivals = new long[bins.cells()];
    }

    /// Of two grids of one base with the same bins, the earlier day first.
    public static GridMigration of(LifeCycleGrid before, LifeCycleGrid after) {
        if (!before.bins().equals(after.bins())) {
            throw new IllegalArgumentException("both grids need the same bins");
        }
        if (!before.day().isBefore(after.day())) {
            throw new IllegalArgumentException(
                    "the first grid must be earlier than " + after.day() + ", was of " + before.day());
        }
        var migration = new GridMigration(before.bins());
        int was = 0;
        for (int i = 0; i < after.size(); i++) {
            if (was < before.size() && before.id(was) < after.id(i)) {
                throw new IllegalArgumentException("customer " + before.id(was) + " is missing on " + after.day());
            }
            if (was < before.size() && before.id(was) == after.id(i)) {
                migration.flow(before.cell(was++), after.cell(i), 1);
            } else {
                migration.arrival(after.cell(i), 1);
            }
        }
        if (was < before.size()) {
            throw new IllegalArgumentException("customer " + before.id(was) + " is missing on " + after.day());
        }
        return migration;
    }

    /// Of counts that were kept, such as a database groups them.
    public static Tally tally(GridBins bins) {
        return new Tally(new GridMigration(bins));
    }

    public GridBins bins() {
        return bins;
    }

    public long flow(Cell from, Cell to) {
        return flows[bins.index(from) * bins.cells() + bins.index(to)];
    }

    public long arrived(Cell to) {
        return arrivals[bins.index(to)];
    }

    /// The same, summed up over the cells of two corners.
    public long flow(Stage from, Stage to) {
        long sum = 0;
        for (int a = 0; a < arrivals.length; a++) {
            if (bins.stage(bins.cell(a)) != from) continue;
            for (int b = 0; b < arrivals.length; b++) {
                if (bins.stage(bins.cell(b)) == to) sum += flows[a * arrivals.length + b];
            }
        }
        return sum;
    }

    public long arrived(Stage to) {
        long sum = 0;
        for (int b = 0; b < arrivals.length; b++) if (bins.stage(bins.cell(b)) == to) sum += arrivals[b];
        return sum;
    }

    private void flow(Cell from, Cell to, long customers) {
        flows[bins.index(from) * bins.cells() + bins.index(to)] += customers;
    }

    private void arrival(Cell to, long customers) {
        arrivals[bins.index(to)] += customers;
    }

    /// Takes counts in any order; counts of one flow are added.
    public static final class Tally {
        private final GridMigration migration;

        private Tally(GridMigration migration) {
            this.migration = migration;
        }

        public Tally flow(Cell from, Cell to, long customers) {
            migration.flow(from, to, customers);
            return this;
        }

        public Tally arrived(Cell to, long customers) {
            migration.arrival(to, customers);
            return this;
        }

        public GridMigration done() {
            return migration;
        }
    }
}
