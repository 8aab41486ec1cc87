package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CustomerBaseTests {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    @Test
    void purchasesOfOneDayAreOnePurchase() {
        var base = CustomerBase.until(DAY)
                .add(7, DAY.minusDays(30), 1000)
                .add(7, DAY.minusDays(30), 500)
                .add(7, DAY.minusDays(10), 250)
                .add(7, DAY, 150)
                .build();
        assertThat(base.size()).isOne();
        assertThat(base.id(0)).isEqualTo(7);
        assertThat(base.orders(0)).isEqualTo(4);
        assertThat(base.summary(0))
                .isEqualTo(new PurchaseSummary(DAY.minusDays(30), DAY, 3, 1900, 400, 20 * 20 + 10 * 10));
        assertThat(base.summary(0).history(DAY)).isEqualTo(new BuyingHistory(2, 30 / 7.0, 30 / 7.0));
        assertThat(base.summary(0).meanRepeatSpend()).isEqualTo(2.0);
    }

    @Test
    void aFreePurchaseIsAPurchase() {
        var base = CustomerBase.until(DAY)
                .add(1, DAY.minusDays(3), 0)
                .add(1, DAY, 0)
                .build();
        assertThat(base.summary(0).purchases()).isEqualTo(2);
        assertThat(base.repeaters()).isOne();
    }

    @Test
    void whatLiesAfterTheDayOfAnalysisIsLeftOut() {
        var base = CustomerBase.until(DAY)
                .add(1, DAY, 100)
                .add(1, DAY.plusDays(1), 100)
                .add(2, DAY.plusDays(5), 100)
                .add(3, DAY.minusDays(1), 100)
                .build();
        assertThat(base.size()).isEqualTo(2);
        assertThat(base.transactions()).isEqualTo(2);
        assertThat(base.id(1)).isEqualTo(3);
    }

    @Test
    void aRefundTakesMoneyFromThePurchaseBeforeItAndIsNone() {
        var base = CustomerBase.until(DAY)
                .add(1, DAY.minusDays(40), -900)
                .add(1, DAY.minusDays(30), 1000)
                .add(1, DAY.minusDays(25), -400)
                .add(1, DAY.minusDays(20), -50)
                .add(1, DAY.minusDays(20), 500)
                .add(1, DAY.minusDays(2), -100)
                .add(2, DAY, -100)
                .build();
        assertThat(base.size()).isOne();
        assertThat(base.summary(0))
                .isEqualTo(new PurchaseSummary(DAY.minusDays(30), DAY.minusDays(20), 2, 950, 350, 100));
        assertThat(base.orders(0)).isEqualTo(2);
    }

    @Test
    void refundsBeyondTheRepeatsDoNotMakeSpendNegative() {
        var summary = new PurchaseSummary(DAY.minusDays(1), DAY, 2, -100, -500, 1);
        assertThat(summary.meanRepeatSpend()).isZero();
        assertThat(new ObservedSpend(10).expectedSpend(summary)).isPositive();
    }

    @Test
    void rowsOutOfOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerBase.until(DAY).add(2, DAY, 1).add(1, DAY, 1))
                .withMessage("customers must come in ascending order, but 1 came after 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerBase.until(DAY).add(1, DAY, 1).add(1, DAY.minusDays(1), 1))
                .withMessage("the days of customer 1 must ascend, but 2025-05-31 came after 2025-06-01");
    }

    @Test
    void aLogInAnyOrderGivesTheSameBase() {
        var random = new Random(2);
        for (int round = 0; round < 50; round++) {
            var log = new PurchaseLog();
            var ordered = new TreeMap<String, TreeMap<LocalDate, Long>>();
            for (int row = 0; row < 1 + random.nextInt(300); row++) {
                String customer = "c" + random.nextInt(20);
                LocalDate day = LocalDate.EPOCH.plusDays(random.nextInt(200) - 100);
                long cents = random.nextInt(1000);
                log.add(customer, day, BigDecimal.valueOf(cents, 2));
                ordered.computeIfAbsent(customer, unseen -> new TreeMap<>()).merge(day, cents, Long::sum);
            }
            LocalDate until = LocalDate.EPOCH.plusDays(90);
            var expected = CustomerBase.until(until);
            assertThat(log.customers()).containsExactlyElementsOf(ordered.keySet());
            int i = 0;
            for (var days : ordered.values()) {
                for (var day : days.entrySet()) expected.add(i, day.getKey(), day.getValue());
                i++;
            }
            requireSame(log.base(until), expected.build());
        }
    }

    private static void requireSame(CustomerBase actual, CustomerBase expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.id(i)).isEqualTo(expected.id(i));
            assertThat(actual.summary(i)).isEqualTo(expected.summary(i));
        }
        assertThat(actual.latency()).isEqualTo(expected.latency());
    }

    @Test
    void theMedianCustomerIsKnown() {
        var base = CustomerBase.until(DAY).add(1, DAY, 100).add(2, DAY, 300);
        assertThat(base.build().medianMeanSpend()).isEqualTo(2.0);
        assertThat(CustomerBase.until(DAY).build().medianMeanSpend()).isZero();
    }
}
