package io.attune.behavior.instruments;

import java.util.List;
import java.util.stream.IntStream;

/// The absolute ranges of a life-cycle grid: columns by days since the last purchase, rows by number of
/// purchases.
///
/// `recencyUpTo` are the last days of all columns but the last, which is open: 30, 90 makes 0–30, 31–90, 91
/// and more. `frequencyFrom` are the least purchases of each row: 1, 2, 5 makes 1, 2–4, 5 and more.
public record GridBins(List<Integer> recencyUpTo, List<Integer> frequencyFrom) {
    public static final GridBins STANDARD = new GridBins(List.of(30, 60, 90, 180, 365), List.of(1, 2, 3, 5, 8));

    private static final int MOST = 20;

    public GridBins {
        recencyUpTo = List.copyOf(recencyUpTo);
        frequencyFrom = List.copyOf(frequencyFrom);
        if (recencyUpTo.isEmpty() || recencyUpTo.getFirst() < 0 || !ascend(recencyUpTo)) {
            throw new IllegalArgumentException("recency needs ascending days from 0 on, was " + recencyUpTo);
        }
        if (recencyUpTo.size() > MOST || frequencyFrom.size() > MOST) {
            throw new IllegalArgumentException("nobody reads a grid of more than %d by %1$d cells".formatted(MOST));
        }
        if (frequencyFrom.size() < 2 || frequencyFrom.getFirst() != 1 || !ascend(frequencyFrom)) {
            throw new IllegalArgumentException(
                    "frequency needs ascending numbers that begin with 1, was " + frequencyFrom);
        }
    }

    /// A field of the grid: columns count from the most recent, rows from the fewest purchases, both from 0.
    public record Cell(int column, int row) {}

    public int columns() {
        return recencyUpTo.size() + 1;
    }

    public int rows() {
        return frequencyFrom.size();
    }

    public int cells() {
        return columns() * rows();
    }

    /// Row by row.
    public List<Cell> all() {
        return IntStream.range(0, cells()).mapToObj(this::cell).toList();
    }

    public Cell cell(int recencyDays, int purchases) {
        if (recencyDays < 0) throw new IllegalArgumentException("recency must not be negative, was " + recencyDays);
        if (purchases < 1) throw new IllegalArgumentException("purchases must be at least 1, were " + purchases);
        int column = 0;
        while (column < recencyUpTo.size() && recencyDays > recencyUpTo.get(column)) column++;
        int row = rows() - 1;
        while (purchases < frequencyFrom.get(row)) row--;
        return new Cell(column, row);
    }

    /// The corner of the grid to which a cell belongs: the nearer half of the columns, the upper half of the
    /// rows.
    public Stage stage(Cell cell) {
        boolean recent = cell.column() < columns() / 2;
        boolean often = cell.row() >= rows() / 2;
        if (recent) return often ? Stage.BEST : Stage.NEW;
        return often ? Stage.SLIPPING : Stage.GONE;
    }

    int index(Cell cell) {
        if (cell.column() < 0 || cell.column() >= columns() || cell.row() < 0 || cell.row() >= rows()) {
            throw new IllegalArgumentException("the grid has no " + cell);
        }
        return cell.row() * columns() + cell.column();
    }

    Cell cell(int index) {
        return new Cell(index % columns(), index / columns());
    }

    private static boolean ascend(List<Integer> bounds) {
        for (int i = 1; i < bounds.size(); i++) if (bounds.get(i) <= bounds.get(i - 1)) return false;
        return true;
    }
}
