package io.attune.behavior.models;

/// All that a buy-till-you-die model needs to know of a customer (x, t_x and T of Fader, Hardie & Lee 2005).
///
/// `repeats` counts purchase days after the first; `lastWeeks` runs from the first to the last purchase,
/// `ageWeeks` from the first purchase to the day of judgement; weeks are days / 7.
public record BuyingHistory(int repeats, double lastWeeks, double ageWeeks) {
    public BuyingHistory {
        if (repeats < 0) throw new IllegalArgumentException("repeats must not be negative, was " + repeats);
        if (!(lastWeeks >= 0 && lastWeeks <= ageWeeks && ageWeeks < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "weeks must satisfy 0 <= last <= age, were last " + lastWeeks + " and age " + ageWeeks);
        }
        if (repeats == 0 && lastWeeks > 0) {
            throw new IllegalArgumentException("a customer without repeats bought last in week 0, not " + lastWeeks);
        }
    }
}
