package io.attune.behavior.models;

import java.util.OptionalDouble;

/// A model of when customers buy again and when they stop; time is in weeks.
public sealed interface BuyingModel permits BgNbd, BetaGeometric, EmpiricalRate, Nbd, ParetoNbd {
    /// Discounted by more than exp(−45), a purchase counts for nothing.
    double DISCOUNTED_AWAY = 45;

    /// As the terminal and the database call it, such as `bg-nbd`.
    String name();

    /// The probability that the customer has not left for good.
    double alive(BuyingHistory who);

    /// Expected purchases within so many weeks after the day of judgement, the chance of having left included.
    double expectedPurchases(BuyingHistory who, double weeks);

    /// Expected repeat purchases of somebody new within so many weeks after the first purchase.
    default double expectedPurchases(double weeks) {
        return expectedPurchases(new BuyingHistory(0, 0, 0), weeks);
    }

    /// The probability of exactly so many repeat purchases of somebody new within so many weeks.
    double probability(int purchases, double weeks);

    /// The probability of at least one purchase within so many weeks after the day of judgement; empty where the model
    /// has no closed form for it.
    default OptionalDouble chanceOfReturn(BuyingHistory who, double weeks) {
        return OptionalDouble.empty();
    }

    /// Expected purchases of all time to come, each discounted continuously at a weekly rate (DERT: discounted
    /// expected residual transactions); .0027 a week is 15 % a year.
    default double discountedPurchases(BuyingHistory who, double weeklyRate) {
        Positive.require("the weekly discount rate", weeklyRate);
        double scale = 1 + who.ageWeeks();
        double end = Math.log1p(DISCOUNTED_AWAY / (weeklyRate * scale));
        // ∫ e^(−δt) dE(t) = δ ∫ e^(−δt) E(t) dt, over t = scale·(e^y − 1).
        return Quadrature.integral(0, end, 2 + (int) end, y -> {
            double weeks = scale * Math.expm1(y);
            return weeklyRate * Math.exp(-weeklyRate * weeks) * expectedPurchases(who, weeks) * (scale + weeks);
        });
    }
}
