package io.attune.behavior.instruments;

import io.attune.behavior.instruments.GridBins.Cell;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.PurchaseSummary;
import java.time.LocalDate;

/// Everybody on one day in a grid of absolute ranges: how long ago they bought last, and how often they have
/// bought.
///
/// Unlike RFM it does not rank customers against each other: where all get worse all cells move, so two days
/// can be compared ([GridMigration]). Source: Novo, *Drilling Down*, the LifeCycle Grid.
public final class LifeCycleGrid {
    private final LocalDate day;
    private final GridBins bins;
    private final long[] ids;
    private final short[] cellOf;
    private final long[] customers;
    private final long[] cents;

    private LifeCycleGrid(CustomerBase base, GridBins bins) {
        this.bins = bins;
        day = base.until();
        ids = new long[base.size()];
        cellOf = new short[base.size()];
        customers = new long[bins.cells()];
        cents = new long[bins.cells()];
        for (int i = 0; i < ids.length; i++) {
            PurchaseSummary who = base.summary(i);
            int silent = (int) (day.toEpochDay() - who.last().toEpochDay());
            int cell = bins.index(bins.cell(silent, who.purchases()));
            ids[i] = base.id(i);
            cellOf[i] = (short) cell;
            customers[cell]++;
            cents[cell] += who.totalCents();
        }
    }

    public static LifeCycleGrid of(CustomerBase base, GridBins bins) {
        return new LifeCycleGrid(base, bins);
    }

    public LocalDate day() {
        return day;
    }

    public GridBins bins() {
        return bins;
    }

    public int size() {
        return ids.length;
    }

    /// Positions are those of the base, which ascend by customer.
    public long id(int position) {
        return ids[position];
    }

    public Cell cell(int position) {
        return bins.cell(cellOf[position]);
    }

    public long customers(Cell cell) {
        return customers[bins.index(cell)];
    }

    /// What the customers of a cell have spent so far, in hundredths of the currency.
    public long cents(Cell cell) {
        return cents[bins.index(cell)];
    }

    public long customers(Stage stage) {
        long sum = 0;
        for (int cell = 0; cell < customers.length; cell++) {
            if (bins.stage(bins.cell(cell)) == stage) sum += customers[cell];
        }
        return sum;
    }
}
