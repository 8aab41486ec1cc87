package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.attune.behavior.models.BetaGeometric.Leaving;
import io.attune.behavior.models.ModelNotFitted.Reason;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FittingTests {
    private static final BgNbd BUYING = new BgNbd(.6, 8, .7, 2.2);
    private static final GammaGamma SPEND = new GammaGamma(6, 4, 15);
    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @Test
    void findsTheParametersThatTheCustomersWereDrawnFrom() {
        var base = new SimulatedBuyers(5, BUYING, SPEND).base(20_000, 200, 500);
        var buying = BgNbd.fit(base);
        var spend = GammaGamma.fit(base);
        double[] truth = {BUYING.r(), BUYING.alpha(), BUYING.a(), BUYING.b(), SPEND.p(), SPEND.q(), SPEND.gamma()};
        int i = 0;
        for (ModelFit<?> fit : new ModelFit<?>[] {buying, spend}) {
            for (Estimate estimate : fit.parameters()) {
                assertThat(estimate.value())
                        .describedAs("%s", estimate)
                        .isCloseTo(truth[i++], within(3.5 * estimate.standardError()));
                assertThat(estimate.standardError()).isBetween(0.0, .2 * estimate.value());
            }
        }
        assertThat(buying.aic()).isCloseTo(8 - 2 * buying.logLikelihood(), within(1e-9));
    }

    @Test
    void groupedLikelihoodIsTheSumOverCustomers() {
        var base = new SimulatedBuyers(6, BUYING, SPEND).base(30_000, 100, 400);
        double sum = 0;
        for (int i = 0; i < base.size(); i++) {
            sum += BUYING.logLikelihood(base.summary(i).history(base.until()));
        }
        double[] at = {Math.log(BUYING.r()), Math.log(BUYING.alpha()), Math.log(BUYING.a()), Math.log(BUYING.b())};
        assertThat(new BgNbdLikelihood(Groups.of(base)).at(at, new double[4]))
                .isCloseTo(sum, within(1e-10 * Math.abs(sum)));
    }

    @Test
    void theOtherLikelihoodsAreSumsOverCustomersToo() {
        var base = new SimulatedBuyers(6, BUYING, SPEND).base(3_000, 100, 400);
        var pareto = new ParetoNbd(.6, 9, .7, 12);
        var regular = new BetaGeometric(Leaving.AT_ONCE, 3, .6, 9, .7, 2);
        double[] sums = new double[2];
        double gaps = 0;
        for (int i = 0; i < base.size(); i++) {
            var who = base.summary(i).history(base.until());
            sums[0] += pareto.logLikelihood(who);
            sums[1] += regular.logLikelihood(who, base.logGaps(i));
            gaps += base.logGaps(i);
        }
        double[] at = {Math.log(.6), Math.log(9), Math.log(.7), Math.log(12)};
        var ofPareto = new ParetoNbdLikelihood(Groups.of(base));
        assertThat(ofPareto.at(at, new double[4])).isCloseTo(sums[0], within(1e-10 * Math.abs(sums[0])));
        at[3] = Math.log(2);
        var ofRegular = new BetaGeometricLikelihood(Groups.of(base), Leaving.AT_ONCE, 3, gaps);
        assertThat(ofRegular.at(at, new double[4])).isCloseTo(sums[1], within(1e-10 * Math.abs(sums[1])));
    }

    @Test
    void slopesAreThoseOfTheHeights() {
        var base = new SimulatedBuyers(7, BUYING, SPEND).base(500, 50, 300);
        var random = new Random(1);
        for (int i = 0; i < 20; i++) {
            requireTrueSlope(
                    new BgNbdLikelihood(Groups.of(base)),
                    random.doubles(4, -2, 2).toArray());
            requireTrueSlope(
                    new ParetoNbdLikelihood(Groups.of(base)),
                    random.doubles(4, -2, 3).toArray());
            for (Leaving leaving : Leaving.values())
                requireTrueSlope(
                        new BetaGeometricLikelihood(Groups.of(base), leaving, 1 + i % 4, 7),
                        random.doubles(4, -2, 2).toArray());
            requireTrueSlope(
                    new GammaGammaLikelihood(base), random.doubles(3, -1, 3).toArray());
        }
    }

    private static void requireTrueSlope(LogLikelihood likelihood, double[] at) {
        double[] slope = new double[at.length];
        likelihood.at(at, slope);
        for (int i = 0; i < at.length; i++) {
            double[] aside = at.clone();
            aside[i] = at[i] + 1e-5;
            double above = likelihood.at(aside, new double[at.length]);
            aside[i] = at[i] - 1e-5;
            double below = likelihood.at(aside, new double[at.length]);
            assertThat(slope[i]).isCloseTo((above - below) / 2e-5, within(1e-4 * Math.max(1, Math.abs(slope[i]))));
        }
    }

    @Test
    void aHandfulOfCustomersIsRefusedWithOneSentence() {
        var base = CustomerBase.until(DAY);
        for (int i = 0; i < 9; i++) base.add(i, DAY.minusDays(20), 100).add(i, DAY.minusDays(i), 100);
        var few = base.build();
        assertThatExceptionOfType(ModelNotFitted.class)
                .isThrownBy(() -> BgNbd.fit(few))
                .withMessage("Four parameters cannot be fitted to fewer than ten customers.");
        assertThatExceptionOfType(ModelNotFitted.class)
                .isThrownBy(() -> GammaGamma.fit(few))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_FEW_SPENDERS));
    }

    @Test
    void aBaseWithoutRepeatBuyersIsRefused() {
        var base = CustomerBase.until(DAY);
        for (int i = 0; i < 100; i++) base.add(i, DAY.minusDays(i), 100);
        assertThatExceptionOfType(ModelNotFitted.class)
                .isThrownBy(() -> BgNbd.fit(base.build()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NO_REPEAT_BUYERS))
                .withMessageEndingWith("so there is no repeat buying to fit.");
    }

    @Test
    void subscriptionsOfOnePriceHaveNoModelOfSpend() {
        var base = CustomerBase.until(DAY);
        for (int i = 0; i < 50; i++) {
            for (int month = 12; month >= i % 12; month--) base.add(i, DAY.minusMonths(month), 999);
        }
        assertThatExceptionOfType(ModelNotFitted.class)
                .isThrownBy(() -> GammaGamma.fit(base.build()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SPEND_ALIKE));
    }

    @Test
    void whereNobodyLeavesTheModelSaysSo() {
        var base = CustomerBase.until(DAY);
        for (int i = 0; i < 200; i++) {
            for (int week = 60; week >= 0; week -= 1 + i % 3) base.add(i, DAY.minusWeeks(week), 100 + i);
        }
        var built = base.build();
        var model = BgNbd.fit(built).model();
        var who = built.summary(0).history(DAY);
        assertThat(model.alive(who)).isGreaterThan(.99);
        assertThat(model.expectedPurchases(who, 52)).isBetween(45.0, 55.0);
    }

    @Test
    void whereBfgsIsMisledTheSimplexFindsTheWay() {
        // A slope of the wrong sign far from the top: BFGS cannot go a single step there.
        var misleading = new LogLikelihood() {
            @Override
            public double at(double[] at, double[] slope) {
                boolean far = Math.abs(at[0] - 1) > .5;
                slope[0] = far ? 2 * (at[0] - 1) : -2 * (at[0] - 1);
                slope[1] = -2 * (at[1] - 2);
                return -(at[0] - 1) * (at[0] - 1) - (at[1] - 2) * (at[1] - 2);
            }

            @Override
            public int customers() {
                return 1;
            }
        };
        double[] start = {-3, 2};
        assertThat(Climb.from(start, misleading).arrived()).isFalse();
        var top = MaximumLikelihood.of(misleading, start, Reason.NO_MAXIMUM);
        assertThat(Math.log(top.parameter(0))).isCloseTo(1, within(1e-6));
        assertThat(top.estimates("first").getFirst().standardError()).isCloseTo(Math.E * Math.sqrt(.5), within(1e-5));
    }
}
