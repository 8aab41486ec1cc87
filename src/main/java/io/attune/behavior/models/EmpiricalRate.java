package io.attune.behavior.models;

import java.util.OptionalDouble;

/// What is said of repeat buying before a model can be fitted: everybody keeps their own rate, drawn towards the rate
/// of all, and nobody is taken to have left.
///
/// It is the NBD with its scale fixed: a customer's own weeks count as much as the base's once there are `WEEKS` of
/// them (the NBD fitted to CDNOW gives 12.07). Without defection it promises too much
/// for those who fell silent, so it never stands beside a fitted model.
public record EmpiricalRate(double purchasesPerWeek) implements BuyingModel {
    private static final double WEEKS = 12;
    /// A year without purchases, and half a purchase, are added: a base of a few days promises little, none zero.
    private static final double PRIOR_WEEKS = 52;

    private static final double PRIOR_PURCHASES = .5;

    public EmpiricalRate {
        if (!(purchasesPerWeek > 0 && purchasesPerWeek < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("purchases per week must be positive, were " + purchasesPerWeek);
        }
    }

    public static EmpiricalRate of(CustomerBase base) {
        double purchases = PRIOR_PURCHASES;
        double weeks = PRIOR_WEEKS;
        for (int i = 0; i < base.size(); i++) {
            purchases += base.repeats(i);
            weeks += base.ageDays(i) / 7.0;
        }
        return new EmpiricalRate(purchases / weeks);
    }

    @Override
    public String name() {
        return "own-rate";
    }

    @Override
    public double alive(BuyingHistory who) {
        return 1;
    }

    @Override
    public double expectedPurchases(BuyingHistory who, double weeks) {
        return weeks * (who.repeats() + WEEKS * purchasesPerWeek) / (who.ageWeeks() + WEEKS);
    }

    @Override
    public OptionalDouble chanceOfReturn(BuyingHistory who, double weeks) {
        double bought = who.repeats() + WEEKS * purchasesPerWeek;
        return OptionalDouble.of(-Math.expm1(bought * -Math.log1p(weeks / (who.ageWeeks() + WEEKS))));
    }

    @Override
    public double probability(int purchases, double weeks) {
        return new Nbd(WEEKS * purchasesPerWeek, WEEKS).probability(purchases, weeks);
    }
}
