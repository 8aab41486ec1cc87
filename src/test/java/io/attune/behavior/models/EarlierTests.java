package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Going on from what is remembered of a customer is the same as reading all that they bought.
class EarlierTests {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2026, 11, 21);

    private record Row(LocalDate day, long cents) {}

    @Test
    void aCustomerWhoGoesOnIsTheCustomerReadWhole() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            List<Row> rows = rows(random, 1 + random.nextInt(12));
            CustomerBase before = read(rows);
            List<Row> more = new ArrayList<>(rows);
            LocalDate since = before.size() == 0 ? START : before.summary(0).last();
            for (int n = random.nextInt(4); n > 0; n--) more.add(row(random, since));
            more.sort(Comparator.comparing(Row::day));
            assertThat(resumed(before, more)).as("seed %d", seed).isEqualTo(all(read(more)));
        }
    }

    @Test
    void thePurchasesBeforeTheLastAreThoseOfTheCustomerAsTheyWereThen() {
        var base = read(List.of(
                new Row(START, 1_000),
                new Row(START.plusDays(3), -200),
                new Row(START.plusDays(10), 3_000),
                new Row(START.plusDays(10), 500),
                new Row(START.plusDays(40), 700)));
        assertThat(base.earlier(0)).contains(new Earlier(START, START.plusDays(10), 3, 2, 4_300, 800, 100));
        assertThat(read(List.of(new Row(START, 1_000))).earlier(0)).isEmpty();
    }

    @Test
    void customersGoOnInAscendingOrder() {
        var earlier = new Earlier(START, START, 1, 1, 100, 100, 0);
        var base = CustomerBase.goingOn(END).resume(7, earlier).add(7, START.plusDays(1), 100);
        assertThatThrownBy(() -> base.resume(7, earlier)).hasMessageContaining("ascending");
        assertThat(base.add(9, START, 5).build().size()).isEqualTo(2);
    }

    @Test
    void theFifthsOfWhoHasNotChangedAreThoseOfTheRun() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            int customers = 1 + random.nextInt(seed % 3 == 0 ? 7 : 60);
            var builder = CustomerBase.until(END);
            for (int c = 1; c <= customers; c++) {
                // Few days and amounts, so that many are equal.
                var days = new ArrayList<LocalDate>();
                for (int n = random.nextInt(4); n >= 0; n--) days.add(START.plusDays(random.nextInt(5)));
                days.sort(Comparator.naturalOrder());
                for (LocalDate day : days) builder.add(c * 3L, day, 100L * random.nextInt(3));
            }
            CustomerBase base = builder.build();
            RfmScores scores = RfmScores.of(base, RfmScores.Cut.INDEPENDENT);
            RfmBounds bounds = RfmBounds.of(base, scores);
            for (int i = 0; i < base.size(); i++)
                assertThat(bounds.score(base, i)).as("seed %d", seed).isEqualTo(scores.score(i));
        }
    }

    private static List<Row> rows(Random random, int count) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < count; i++) rows.add(row(random, START));
        rows.sort(Comparator.comparing(Row::day));
        return rows;
    }

    /// A third on days that are likely taken already, a sixth refunds, some after the day of analysis.
    private static Row row(Random random, LocalDate since) {
        int days = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(1_100);
        long cents = random.nextInt(6) == 0 ? -1L * random.nextInt(5_000) : random.nextInt(20_000);
        return new Row(since.plusDays(days), cents);
    }

    private static CustomerBase read(List<Row> rows) {
        var base = CustomerBase.until(END);
        for (Row row : rows) base.add(1, row.day(), row.cents());
        return base.build();
    }

    private static List<Object> resumed(CustomerBase before, List<Row> rows) {
        var base = CustomerBase.goingOn(END);
        LocalDate from = START;
        if (before.size() > 0 && before.earlier(0).isPresent()) {
            base.resume(1, before.earlier(0).get());
            from = before.summary(0).last();
        }
        for (Row row : rows) if (!row.day().isBefore(from)) base.add(1, row.day(), row.cents());
        return all(base.build());
    }

    private static List<Object> all(CustomerBase base) {
        if (base.size() == 0) return List.of();
        return List.of(base.summary(0), base.orders(0), base.earlier(0));
    }
}
