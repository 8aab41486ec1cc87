package io.attune.behavior.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.attune.behavior.instruments.GridBins.Cell;
import io.attune.behavior.models.PurchaseLog;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LifeCycleTests {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);
    private static final GridBins BINS = new GridBins(List.of(30, 90, 365), List.of(1, 3));

    @Test
    void binsAreAbsoluteAndTheirEndsBelongToThem() {
        assertThat(BINS.cell(0, 1)).isEqualTo(new Cell(0, 0));
        assertThat(BINS.cell(30, 2)).isEqualTo(new Cell(0, 0));
        assertThat(BINS.cell(31, 3)).isEqualTo(new Cell(1, 1));
        assertThat(BINS.cell(366, 100_000)).isEqualTo(new Cell(3, 1));
        assertThat(BINS.stage(new Cell(1, 0))).isEqualTo(Stage.NEW);
        assertThat(BINS.stage(new Cell(1, 1))).isEqualTo(Stage.BEST);
        assertThat(BINS.stage(new Cell(2, 1))).isEqualTo(Stage.SLIPPING);
        assertThat(BINS.stage(new Cell(2, 0))).isEqualTo(Stage.GONE);
        assertThat(GridBins.STANDARD.all()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void binsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GridBins(List.of(), List.of(1, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new GridBins(List.of(30, 30), List.of(1, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new GridBins(List.of(30), List.of(2, 3)));
        assertThatIllegalArgumentException().isThrownBy(() -> BINS.cell(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BINS.cell(1, 0));
    }

    @Test
    void aFilmOfTwoPicturesShowsWhoMovedWhere() {
        var log = new PurchaseLog();
        log.add("stays best", NEW_YEAR, 100);
        log.add("stays best", NEW_YEAR.plusDays(20), 100);
        log.add("stays best", NEW_YEAR.plusDays(40), 100);
        log.add("stays best", NEW_YEAR.plusDays(150), 100);
        log.add("slips", NEW_YEAR, 500);
        log.add("slips", NEW_YEAR.plusDays(10), 500);
        log.add("slips", NEW_YEAR.plusDays(30), 500);
        log.add("goes", NEW_YEAR.plusDays(40), 100);
        log.add("arrives", NEW_YEAR.plusDays(120), 100);
        var before = LifeCycleGrid.of(log.base(NEW_YEAR.plusDays(50)), BINS);
        var after = LifeCycleGrid.of(log.base(NEW_YEAR.plusDays(160)), BINS);
        assertThat(before.customers(Stage.BEST)).isEqualTo(2);
        assertThat(after.customers(Stage.SLIPPING)).isEqualTo(1);
        assertThat(after.cents(new Cell(2, 1))).isEqualTo(1500);
        var moved = GridMigration.of(before, after);
        assertThat(moved.flow(Stage.BEST, Stage.BEST)).isEqualTo(1);
        assertThat(moved.flow(Stage.BEST, Stage.SLIPPING)).isEqualTo(1);
        assertThat(moved.flow(Stage.NEW, Stage.GONE)).isEqualTo(1);
        assertThat(moved.arrived(Stage.NEW)).isEqualTo(1);
        assertThat(moved.flow(new Cell(0, 1), new Cell(2, 1))).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> GridMigration.of(after, before));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridMigration.of(
                        before, LifeCycleGrid.of(log.base(NEW_YEAR.plusDays(160)), GridBins.STANDARD)));
    }

    @Property(tries = 50)
    void flowsAddUpToBothPictures(@ForAll long seed) {
        var random = new Random(seed);
        var log = new PurchaseLog();
        for (int row = 0; row < 400; row++) {
            log.add("c" + random.nextInt(90), NEW_YEAR.plusDays(random.nextInt(500)), random.nextInt(900) - 100);
        }
        var before = LifeCycleGrid.of(log.base(NEW_YEAR.plusDays(100 + random.nextInt(100))), BINS);
        var after = LifeCycleGrid.of(log.base(NEW_YEAR.plusDays(300 + random.nextInt(300))), BINS);
        var moved = GridMigration.of(before, after);
        var kept = GridMigration.tally(BINS);
        long all = 0;
        for (Cell from : BINS.all()) {
            long out = 0;
            for (Cell to : BINS.all()) {
                out += moved.flow(from, to);
                kept.flow(from, to, moved.flow(from, to));
            }
            assertThat(out).isEqualTo(before.customers(from));
        }
        for (Cell to : BINS.all()) {
            long in = moved.arrived(to);
            for (Cell from : BINS.all()) in += moved.flow(from, to);
            assertThat(in).isEqualTo(after.customers(to));
            kept.arrived(to, moved.arrived(to));
            all += in;
        }
        assertThat(all).isEqualTo(after.size());
        assertThat(kept.done().flow(Stage.BEST, Stage.SLIPPING)).isEqualTo(moved.flow(Stage.BEST, Stage.SLIPPING));
        assertThat(kept.done().arrived(Stage.NEW)).isEqualTo(moved.arrived(Stage.NEW));
    }
}
