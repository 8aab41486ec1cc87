package io.attune.commerce.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.commerce.receivables.CreditHistory.Due;
import io.attune.commerce.receivables.CreditScore.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreditScoreTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void whoAlwaysPaidInTimeHasAllPoints() {
        CreditScore score = score("0", null, paid("100", 30, 0), paid("900", 60, 5));
        assertThat(score.value()).isEqualTo(100);
        assertThat(score.band()).isEqualTo("good");
        assertThat(score.reasons())
                .extracting(CreditScore.Reason::kind)
                .containsExactly(Kind.LATENESS, Kind.PUNCTUAL, Kind.OLDEST);
    }

    @Test
    void largerInvoicesCountMore() {
        // (100 · 0 + 900 · 10) / 1000 = 9 days: 40 · (1 − 9/30) = 28; 1 of 2: 12.5; nothing open: 20. 60.5 of 85.
        CreditScore score = score("0", null, paid("100", 30, 0), paid("900", 60, -10));
        assertThat(score.reasons().getFirst().fact()).isEqualByComparingTo("9");
        assertThat(score.reasons().getFirst().points()).isEqualByComparingTo("28");
        assertThat(score.value()).isEqualTo(71);
    }

    @Test
    void anOldOpenInvoiceAndAFullLimitCost() {
        // 45 days late: no points for lateness, none of 1 in time, 20 · (1 − 45/90) = 10; limit used once:
        // 15 · (1 − .5/.7) = 4.29. 14.29 of 100.
        CreditScore score = score("1000", "1000", new Due(new BigDecimal("1000"), TODAY.minusDays(45), null));
        assertThat(score.value()).isEqualTo(14);
        assertThat(score.band()).isEqualTo("weak");
        assertThat(score.reasons().get(2).fact()).isEqualByComparingTo("45");
        assertThat(score.reasons().get(3).fact()).isEqualByComparingTo("1");
    }

    @Test
    void whoWasNeverAskedToPayHasNoScore() {
        var coming = new Due(BigDecimal.TEN, TODAY.plusDays(3), null);
        assertThat(CreditScore.of(new CreditHistory(List.of(coming), BigDecimal.TEN, null), TODAY))
                .isEmpty();
        assertThat(CreditScore.of(new CreditHistory(List.of(), BigDecimal.ZERO, BigDecimal.TEN), TODAY))
                .isEmpty();
    }

    @Test
    void theBucketsBeginOnTheirFirstDay() {
        assertThat(List.of(-3L, 0L, 1L, 30L, 31L, 60L, 61L, 90L, 91L).stream().map(Ageing::bucket))
                .containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4);
    }

    @Property(tries = 300)
    void payingLaterNeverHelps(
            @ForAll @IntRange(min = 1, max = 10_000) int amount,
            @ForAll @IntRange(max = 120) int late,
            @ForAll @IntRange(min = 1, max = 60) int more) {
        var other = paid("500", 90, 2);
        int before = score("0", null, other, paid(Integer.toString(amount), 200, -late))
                .value();
        int after = score("0", null, other, paid(Integer.toString(amount), 200, -late - more))
                .value();
        assertThat(after).isBetween(0, before);
    }

    /// Due so many days ago, paid so many days before that.
    private static Due paid(String amount, int dueAgo, int early) {
        LocalDate due = TODAY.minusDays(dueAgo);
        return new Due(new BigDecimal(amount), due, due.minusDays(early));
    }

    private static CreditScore score(String exposure, @Nullable String limit, Due... invoices) {
        var history = new CreditHistory(
                List.of(invoices), new BigDecimal(exposure), limit == null ? null : new BigDecimal(limit));
        return CreditScore.of(history, TODAY).orElseThrow();
    }
}
