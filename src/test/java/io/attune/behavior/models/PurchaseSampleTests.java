package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurchaseSampleTests {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Test
    void everybodyIsKeptWhileThereAreNotTooMany() {
        PurchaseSample sample = bought(1_000, 1_000);
        assertThat(sample.size()).isEqualTo(1_000);
        assertThat(sample.share()).isEqualTo(1);
        var log = CustomerBase.until(DAY.plusDays(400));
        rows(1_000, log::add);
        CustomerBase all = log.build();
        CustomerBase kept = CustomerBase.of(sample, DAY.plusDays(400));
        assertThat(kept.size()).isEqualTo(all.size());
        for (int i = 0; i < all.size(); i++) assertThat(kept.summary(i)).isEqualTo(all.summary(i));
    }

    @Test
    void beyondThatEverySecondOrFourthWithAllTheirRows() {
        PurchaseSample sample = bought(10_000, 3_000);
        assertThat(sample.share()).isEqualTo(.25);
        assertThat(sample.size()).isBetween(2_300, 2_700);
        var customers = new ArrayList<Long>();
        sample.each(DAY.plusDays(400), who -> {
            customers.add(who.customer());
            assertThat(sample.keeps(who.customer())).isTrue();
            assertThat(who.size()).isEqualTo(1 + (int) (who.customer() % 3));
            assertThat(who.cents(0)).isEqualTo(who.customer());
        });
        assertThat(customers).isSorted().hasSize(sample.size());
        assertThat(customers.stream().mapToLong(Long::longValue).average().orElse(0))
                .isCloseTo(5_000, within(200.0));
        assertThat(sizes(bought(10_000, 3_000))).isEqualTo(sizes(sample));
    }

    @Test
    void aThinnerDrawIsPartOfTheSample() {
        PurchaseSample sample = bought(5_000, 5_000);
        List<Long> few = sizes(sample.thinned(700));
        assertThat(few).hasSizeBetween(300, 700);
        assertThat(sizes(sample)).containsAll(few);
        assertThat(sizes(sample.thinned(5_000))).hasSize(5_000);
        assertThat(sizes(PurchaseSample.of(1).thinned(1))).isEmpty();
    }

    private static List<Long> sizes(Histories histories) {
        var customers = new ArrayList<Long>();
        histories.each(DAY.plusDays(400), who -> customers.add(who.customer()));
        return customers;
    }

    private static PurchaseSample bought(int customers, int most) {
        PurchaseSample sample = PurchaseSample.of(most);
        rows(customers, sample::add);
        return sample;
    }

    private interface Till {
        void ring(long customer, LocalDate day, long cents);
    }

    private static void rows(int customers, Till till) {
        for (long who = 1; who <= customers; who++)
            for (int n = 0; n <= who % 3; n++) till.ring(who, DAY.plusDays(who % 100 + 40L * n), who);
    }
}
