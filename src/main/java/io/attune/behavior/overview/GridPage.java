package io.attune.behavior.overview;

import io.attune.behavior.figures.Figures;
import io.attune.behavior.instruments.GridBins;
import io.attune.behavior.instruments.GridBins.Cell;
import io.attune.behavior.instruments.GridHistory;
import io.attune.behavior.instruments.Stage;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The life-cycle grid: of those whom the viewer sees, as they are now, or of everybody at the end of a
/// month. `moves` is who came from which corner, for whoever sees everybody.
public record GridPage(List<Field> fields, GridHistory.@Nullable Day moves, boolean linked) {
    private static final GridBins BINS = Figures.BINS;

    /// `worth` is what they are worth together, or have spent so far where it is a month that is over.
    public record Field(long customers, BigDecimal worth) {
        static final Field NOBODY = new Field(0, BigDecimal.ZERO);
    }

    public GridPage {
        fields = List.copyOf(fields);
    }

    static GridPage of(GridHistory.Day day) {
        return new GridPage(
                BINS.all().stream()
                        .map(cell -> new Field(day.customers(BINS, cell), BigDecimal.valueOf(day.cents(BINS, cell), 2)))
                        .toList(),
                day,
                false);
    }

    /// From many purchases to one.
    public List<Integer> rows() {
        return IntStream.range(0, BINS.rows())
                .map(row -> BINS.rows() - 1 - row)
                .boxed()
                .toList();
    }

    /// From long ago to now, so that the best stand at the top right.
    public List<Integer> columns() {
        return IntStream.range(0, BINS.columns())
                .map(column -> BINS.columns() - 1 - column)
                .boxed()
                .toList();
    }

    public Field field(int column, int row) {
        return fields.get(row * BINS.columns() + column);
    }

    public List<Stage> stages() {
        return List.of(Stage.values());
    }

    public String stage(int column, int row) {
        return code(BINS.stage(new Cell(column, row)));
    }

    public static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public long customers(Stage stage) {
        return BINS.all().stream()
                .filter(cell -> BINS.stage(cell) == stage)
                .mapToLong(cell -> field(cell.column(), cell.row()).customers())
                .sum();
    }

    public long all() {
        return fields.stream().mapToLong(Field::customers).sum();
    }

    public boolean moved() {
        return moves != null && moves.moved();
    }

    public long flow(Stage from, Stage to) {
        return moves == null ? 0 : moves.flow(from, to);
    }

    public long arrived(Stage to) {
        return moves == null ? 0 : moves.arrived(to);
    }

    /// 0 for none to 4 for the most customers of any field.
    public int heat(Field field) {
        long most = fields.stream().mapToLong(Field::customers).max().orElse(1);
        return (int) Math.ceil(4.0 * field.customers() / Math.max(1, most));
    }

    public String silence(Words words, int column) {
        List<Integer> ends = BINS.recencyUpTo();
        int from = column == 0 ? 0 : ends.get(column - 1) + 1;
        return column == ends.size()
                ? words.text("behavior.range.more", from)
                : words.text("behavior.range", from, ends.get(column));
    }

    public String purchases(Words words, int row) {
        List<Integer> begins = BINS.frequencyFrom();
        int from = begins.get(row);
        if (row == begins.size() - 1) return words.text("behavior.range.more", from);
        int to = begins.get(row + 1) - 1;
        return from == to ? words.number(from) : words.text("behavior.range", from, to);
    }

    /// The list of whom this field is about.
    public String address(int column, int row) {
        var address = new StringBuilder("/behavior/customers?f=purchases~from~")
                .append(BINS.frequencyFrom().get(row));
        if (row < BINS.rows() - 1)
            address.append("&f=purchases~to~").append(BINS.frequencyFrom().get(row + 1) - 1);
        if (column > 0)
            address.append("&f=silent~from~").append(BINS.recencyUpTo().get(column - 1) + 1);
        if (column < BINS.columns() - 1)
            address.append("&f=silent~to~").append(BINS.recencyUpTo().get(column));
        return address.append("&sort=-value").toString();
    }
}
