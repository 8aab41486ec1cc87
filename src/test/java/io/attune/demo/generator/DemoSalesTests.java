package io.attune.demo.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoSalesTests {
    private static final DemoCompany LUMEN = DemoCompany.generate(42, Instant.parse("2026-11-21T14:30:00Z"));
    private static final DemoSales SALES = DemoSales.of(LUMEN);

    @Test
    void theSameCompanySellsTheSame() {
        assertThat(DemoSales.of(LUMEN).deals()).isEqualTo(SALES.deals());
        assertThat(DemoSales.of(LUMEN).leads()).isEqualTo(SALES.leads());
    }

    @Test
    void nothingHappensLaterThanNow() {
        assertThat(SALES.leads()).allSatisfy(lead -> {
            assertThat(lead.createdAt()).isBefore(LUMEN.now());
            assertThat(lead.statusAt()).isAfterOrEqualTo(lead.createdAt());
        });
        assertThat(SALES.deals()).allSatisfy(deal -> {
            assertThat(deal.entered()).isSorted().doesNotHaveDuplicates();
            assertThat(deal.entered().getLast()).isBefore(LUMEN.now());
            if (deal.endedAt() != null)
                assertThat(deal.endedAt()).isAfter(deal.entered().getLast()).isBefore(LUMEN.now());
        });
    }

    @Test
    void theCastIsPricedWithoutADeal() {
        assertThat(SALES.deals()).noneMatch(deal -> Cast.PEOPLE.contains(deal.personId()));
    }

    @Test
    void socialLeadsCloseSomewhatBetter() {
        assertThat(rate(true)).isBetween(.22, .42);
        assertThat(rate(false)).isBetween(.13, .30).isLessThan(rate(true));
    }

    private static double rate(boolean social) {
        long won = ended(social, "won");
        long lost = ended(social, "lost")
                + SALES.leads().stream()
                        .filter(lead -> lead.social() == social && lead.status().equals("lost"))
                        .count();
        return (double) won / (won + lost);
    }

    private static long ended(boolean social, String status) {
        return SALES.leads().stream()
                .filter(lead -> {
                    Integer deal = lead.deal();
                    return lead.social() == social
                            && deal != null
                            && SALES.deals().get(deal).status().equals(status);
                })
                .count();
    }
}
