package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTests {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    @Test
    void aHistoryHasEachDayOnceWithItsMoneyNetOfRefunds() {
        var log = new PurchaseLog();
        log.add("a", NEW_YEAR, -500);
        log.add("a", NEW_YEAR.plusDays(1), 1000);
        log.add("a", NEW_YEAR.plusDays(1), 200);
        log.add("a", NEW_YEAR.plusDays(5), -300);
        log.add("a", NEW_YEAR.plusDays(9), 0);
        log.add("b", NEW_YEAR.plusDays(2), -100);
        List<History> histories = histories(log, NEW_YEAR.plusDays(9));
        assertThat(histories).hasSize(1);
        History a = histories.getFirst();
        assertThat(a.size()).isEqualTo(2);
        assertThat(LocalDate.ofEpochDay(a.day(0))).isEqualTo(NEW_YEAR.plusDays(1));
        assertThat(a.cents(0)).isEqualTo(900);
        assertThat(a.cents(1)).isZero();
        assertThat(a.countUpTo(a.day(1) - 1)).isEqualTo(1);
        assertThat(a.countUpTo(a.day(1))).isEqualTo(2);
        assertThat(a.countUpTo(a.day(0) - 1)).isZero();
    }

    @Test
    void whatCameLaterLeavesNoTraceNotEvenARefund() {
        var log = new PurchaseLog();
        log.add("a", NEW_YEAR, 1000);
        log.add("a", NEW_YEAR.plusDays(5), -300);
        log.add("a", NEW_YEAR.plusDays(9), 100);
        History a = histories(log, NEW_YEAR.plusDays(4)).getFirst();
        assertThat(a.size()).isEqualTo(1);
        assertThat(a.cents(0)).isEqualTo(1000);
    }

    @Test
    void historiesAndRowsMakeTheSameBase() {
        var random = new Random(3);
        var log = new PurchaseLog();
        for (int row = 0; row < 2_000; row++) {
            log.add("c" + random.nextInt(150), NEW_YEAR.plusDays(random.nextInt(300)), random.nextInt(2_500) - 300);
        }
        LocalDate until = NEW_YEAR.plusDays(250);
        CustomerBase rows = log.base(until);
        CustomerBase base = CustomerBase.of(log, until);
        assertThat(base.size()).isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(base.id(i)).isEqualTo(rows.id(i));
            assertThat(base.summary(i)).isEqualTo(rows.summary(i));
        }
        assertThat(base.latency()).isEqualTo(rows.latency());
        List<History> histories = histories(log, until);
        for (int i = 0; i < rows.size(); i++)
            assertThat(histories.get(i).summary()).isEqualTo(rows.summary(i));
    }

    @Test
    void rowsOutOfOrderAreRefused() {
        var rows = History.rows(NEW_YEAR, history -> {});
        rows.add(2, NEW_YEAR, 100);
        assertThatIllegalArgumentException().isThrownBy(() -> rows.add(1, NEW_YEAR, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> rows.add(2, NEW_YEAR.minusDays(1), 100));
    }

    private static List<History> histories(Histories log, LocalDate until) {
        var all = new ArrayList<History>();
        log.each(until, all::add);
        return all;
    }
}
