package io.attune.behavior.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.attune.behavior.instruments.RelativeValue.AtAge;
import io.attune.behavior.models.PurchaseLog;
import java.time.LocalDate;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class RelativeValueTests {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    @Test
    void sourcesAreComparedAtEqualAge() {
        var log = new PurchaseLog();
        // Both sources bring the same at the same age, but those of the fair had a year more to buy.
        for (int i = 0; i < 40; i++) {
            String fair = "a%02d".formatted(i);
            String web = "b%02d".formatted(i);
            for (int month = 0; month < 15; month++) log.add(fair, NEW_YEAR.plusMonths(month), 1_000);
            for (int month = 0; month < 3; month++) log.add(web, NEW_YEAR.plusMonths(12 + month), 1_000);
        }
        LongFunction<String> source = id -> id < 40 ? "fair" : "web";
        var value = RelativeValue.of(log, source, 1, NEW_YEAR.plusMonths(15), 2, 12);
        assertThat(value.company().customers()).isEqualTo(80);
        assertThat(value.company().ages().getFirst().customers()).isEqualTo(80);
        for (int place = 1; place <= 2; place++) {
            AtAge young = value.sources().get(place).ages().getFirst();
            assertThat(young.mean()).isCloseTo(20, within(1e-9));
            assertThat(young.index()).isCloseTo(100, within(1e-9));
            assertThat(young.returned()).isEqualTo(40);
            assertThat(young.enough()).isTrue();
        }
        // At twelve months only the fair has been watched: it is the company, and of the web nothing is said.
        assertThat(value.company().ages().getLast().customers()).isEqualTo(40);
        var web = value.sources().stream()
                .filter(one -> one.name().equals("web"))
                .findFirst()
                .orElseThrow();
        assertThat(web.ages().getLast().customers()).isZero();
        assertThat(web.ages().getLast().index()).isNaN();
        assertThat(web.ages().getLast().enough()).isFalse();
    }

    @Test
    void theIndexIsTheSourceAgainstTheMeanOfAllWithItsInterval() {
        var log = new PurchaseLog();
        log.add("a", NEW_YEAR, 10_000);
        log.add("b", NEW_YEAR, 30_000);
        log.add("b", NEW_YEAR.plusDays(3), -10_000);
        log.add("c", NEW_YEAR, 2_000);
        log.add("c", NEW_YEAR.plusDays(40), 50_000);
        var value = RelativeValue.of(log, id -> id < 2 ? "letter" : "web", .5, NEW_YEAR.plusDays(60), 1);
        AtAge company = value.company().ages().getFirst();
        // The order after 40 days is beyond a month's age.
        assertThat(company.mean()).isCloseTo((100 + 200 + 20) / 3.0 * .5, within(1e-9));
        AtAge letter = value.sources().get(1).ages().getFirst();
        assertThat(letter.mean()).isCloseTo(75, within(1e-9));
        assertThat(letter.index()).isCloseTo(100 * 75 / company.mean(), within(1e-9));
        // Standard error of 50 and 100: 25.
        assertThat(letter.indexHigh() - letter.index()).isCloseTo(1.959964 * 25 * 100 / company.mean(), within(1e-6));
        AtAge web = value.sources().get(2).ages().getFirst();
        assertThat(web.customers()).isEqualTo(1);
        assertThat(web.indexLow()).isNaN();
        assertThat(web.returned()).isZero();
    }

    @Test
    void theBestSourceComesFirst() {
        var log = new PurchaseLog();
        for (int i = 0; i < 120; i++) {
            log.add("%03d".formatted(i), NEW_YEAR.plusDays(i % 7), i < 40 ? 1_000 : i < 80 ? 3_000 : 2_000);
        }
        log.add("999", NEW_YEAR, 900_000);
        LongFunction<String> source = id -> id < 40 ? "low" : id < 80 ? "high" : id < 120 ? "middle" : "one";
        var value = RelativeValue.of(log, source, 1, NEW_YEAR.plusDays(100), 1, 2);
        assertThat(value.sources())
                .extracting(RelativeValue.Source::name)
                .containsExactly("", "high", "middle", "low", "one");
    }

    @Test
    void whatCannotBeIsRefused() {
        var log = new PurchaseLog();
        log.add("a", NEW_YEAR, 100);
        assertThatIllegalArgumentException().isThrownBy(() -> RelativeValue.of(log, id -> "s", 0, NEW_YEAR, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> RelativeValue.of(log, id -> "s", 1, NEW_YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> RelativeValue.of(log, id -> "s", 1, NEW_YEAR, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> RelativeValue.of(log, id -> "", 1, NEW_YEAR, 1));
    }
}
