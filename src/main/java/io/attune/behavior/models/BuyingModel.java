package io.attune.behavior.models;

/// A model of when customers buy again and when they stop; time is in weeks.
public sealed interface BuyingModel permits BgNbd, EmpiricalRate {
    /// The probability that the customer has not left for good.
    double alive(BuyingHistory who);

    /// Expected purchases within so many weeks after the day of judgement, the chance of having left included.
    double expectedPurchases(BuyingHistory who, double weeks);

    /// Expected repeat purchases of somebody new within so many weeks after the first purchase.
    default double expectedPurchases(double weeks) {
        return expectedPurchases(new BuyingHistory(0, 0, 0), weeks);
    }
}
