package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.attune.behavior.models.ModelNotFitted.Reason;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ValueModelTests {
    private static final LocalDate DAY = LocalDate.of(1997, 9, 30);
    private static final ValueModel CDNOW = new ValueModel(
            new BgNbd(.242595, 4.413602, .792922, 2.425907), new GammaGamma(6.249572, 3.744224, 15.443520), .3);
    private static final PurchaseSummary FIRST_OF_CDNOW =
            new PurchaseSummary(LocalDate.of(1997, 1, 1), LocalDate.of(1997, 8, 2), 3, 7402, 4469, 17 * 17 + 196 * 196);

    @Test
    void valueIsPurchasesTimesSpendTimesMargin() {
        var history = FIRST_OF_CDNOW.history(DAY);
        double purchases = CDNOW.buying().expectedPurchases(history, 365 / 7.0);
        assertThat(CDNOW.value12(FIRST_OF_CDNOW, DAY))
                .isCloseTo(purchases * CDNOW.spend().expectedSpend(FIRST_OF_CDNOW) * .3, within(1e-12))
                .isBetween(10.0, 14.0);
    }

    @Test
    void onRhythmACustomerIsWorthMoreThanOverdue() {
        LocalDate expected = FIRST_OF_CDNOW.last().plusDays(40);
        assertThat(CDNOW.value12(FIRST_OF_CDNOW, expected)).isGreaterThan(CDNOW.value12(FIRST_OF_CDNOW, DAY));
    }

    @Test
    void noDayBeforeTheLastPurchaseHasAPrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CDNOW.value12(FIRST_OF_CDNOW, LocalDate.of(1997, 8, 1)))
                .withMessage("cannot judge on 1997-08-01, before the last purchase on 1997-08-02");
    }

    @Test
    void aNewCustomersYearBeginsWithTheFirstPurchase() {
        double repeats = CDNOW.buying().expectedPurchases(365 / 7.0);
        assertThat(CDNOW.firstYearValue())
                .isCloseTo((1 + repeats) * CDNOW.spend().expectedSpend() * .3, within(1e-12));
    }

    @Test
    void aYoungBaseIsPricedByWhatWasSeenAndSaysSo() {
        var base = CustomerBase.until(DAY)
                .add(1, DAY.minusWeeks(40), 2000)
                .add(1, DAY.minusWeeks(20), 4000)
                .add(2, DAY.minusWeeks(10), 1000)
                .build();
        var fit = ValueFit.of(base, .5);
        assertThat(fit.buying()).isNull();
        assertThat(fit.refusals()).containsExactly(Reason.TOO_FEW_CUSTOMERS, Reason.TOO_FEW_SPENDERS);
        double rate = 1.5 / (52 + 40 + 10);
        double own = (1 + 12 * rate) / (40 + 12);
        double spend = (60 + 70 / 3.0) / 3;
        assertThat(fit.model().value12(base.summary(0), DAY)).isCloseTo(365 / 7.0 * own * spend * .5, within(1e-9));
        assertThat(fit.model().value12(base.summary(0), DAY))
                .isGreaterThan(fit.model().value12(base.summary(1), DAY));
    }

    @Test
    void anEmptyBaseIsWorthNothingAndBreaksNothing() {
        var fit = ValueFit.of(CustomerBase.until(DAY).build(), .3);
        assertThat(fit.model().firstYearValue()).isZero();
        assertThat(Scores.of(CustomerBase.until(DAY).build(), fit.model(), RhythmRule.STANDARD)
                        .size())
                .isZero();
    }
}
