package io.attune.behavior.overview;

import io.attune.behavior.scoring.ScoringRun;
import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How those behave whom the viewer sees, as of one run. What is known of the whole base only, such as
/// its median, is shown where the viewer sees the `whole`.
public record OverviewPage(
        ScoringRun run,
        boolean whole,
        Base base,
        long trippedCount,
        List<Cell> cells,
        GridPage grid,
        @Nullable FiguresPage figures,
        List<Tripped> tripped) {

    public OverviewPage {
        cells = List.copyOf(cells);
        tripped = List.copyOf(tripped);
    }

    public record Base(long customers, long repeaters, long purchases) {}

    /// Customers of one recency and one frequency, and what they are worth together.
    public record Cell(int recency, int frequency, long customers, BigDecimal value12) {}

    public record Tripped(
            PersonId person,
            String name,
            int purchases,
            LocalDate last,
            BigDecimal value12,
            BigDecimal lost,
            LocalDate tripwire,
            double latencyDays) {}

    public Cell cell(int recency, int frequency) {
        return cells.stream()
                .filter(cell -> cell.recency() == recency && cell.frequency() == frequency)
                .findFirst()
                .orElse(new Cell(recency, frequency, 0, BigDecimal.ZERO));
    }

    /// 0 for none to 4 for the most customers of any cell.
    public int heat(Cell cell) {
        long most = cells.stream().mapToLong(Cell::customers).max().orElse(1);
        return (int) Math.ceil(4.0 * cell.customers() / Math.max(1, most));
    }

    /// Whether it shows how things are, not a month that is over.
    public boolean now() {
        return figures == null || figures.now();
    }

    /// The list of whom this cell is about.
    public static String address(Cell cell) {
        return "/behavior/customers?f=recency~is~" + cell.recency() + "&f=frequency~is~" + cell.frequency()
                + "&sort=-value";
    }

    public BigDecimal value12() {
        return cells.stream().map(Cell::value12).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public long repeatShare() {
        return base.customers() == 0 ? 0 : Math.round(100.0 * base.repeaters() / base.customers());
    }

    public long silentDays(Tripped who) {
        return ChronoUnit.DAYS.between(who.last(), run.analysisDate());
    }
}
