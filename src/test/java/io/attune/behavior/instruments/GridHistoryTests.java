package io.attune.behavior.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.attune.behavior.instruments.GridHistory.Day;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.PurchaseLog;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GridHistoryTests {
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final GridBins BINS = GridBins.STANDARD;

    /// One pass over histories counts what grids and migrations of each day count.
    @Property(tries = 60)
    void thePassSaysWhatGridsAndMigrationsSay(@ForAll long seed) {
        var random = new Random(seed);
        var log = new PurchaseLog();
        for (int i = random.nextInt(200) + 1; i > 0; i--)
            log.add(
                    "c" + random.nextInt(40),
                    START.plusDays((long) Math.floor(500 * Math.pow(random.nextDouble(), 2))),
                    random.nextInt(5_000));
        List<LocalDate> days = List.of(START.plusDays(60), START.plusDays(200), START.plusDays(399));
        var history = new GridHistory(BINS, days);
        log.each(days.getLast(), history);
        List<Day> counted = history.days();
        assertThat(counted.getFirst().moved()).isFalse();
        for (int d = 0; d < days.size(); d++) {
            CustomerBase base = log.base(days.get(d));
            var grid = LifeCycleGrid.of(base, BINS);
            Day day = counted.get(d);
            assertThat(day.day()).isEqualTo(days.get(d));
            assertThat(day.all()).isEqualTo(grid.size());
            for (var cell : BINS.all()) {
                assertThat(day.customers(BINS, cell)).isEqualTo(grid.customers(cell));
                assertThat(day.cents(BINS, cell)).isEqualTo(grid.cents(cell));
            }
            if (d == 0) continue;
            var moved = GridMigration.of(LifeCycleGrid.of(log.base(days.get(d - 1)), BINS), grid);
            for (Stage to : Stage.values()) {
                assertThat(day.customers(BINS, to)).isEqualTo(grid.customers(to));
                assertThat(day.arrived(to)).isEqualTo(moved.arrived(to));
                for (Stage from : Stage.values()) assertThat(day.flow(from, to)).isEqualTo(moved.flow(from, to));
            }
        }
    }

    @Test
    void daysMustAscend() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GridHistory(BINS, List.of(START, START)));
    }
}
