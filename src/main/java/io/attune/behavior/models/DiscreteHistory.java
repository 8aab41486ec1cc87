package io.attune.behavior.models;

/// How somebody used the chances to buy that came one by one, such as months or yearly appeals: in how many of
/// `periods` after the first purchase they bought, and which of these was the last (0 where none).
public record DiscreteHistory(int repeats, int last, int periods) {
    public DiscreteHistory {
        if (repeats < 0 || repeats > last || last > periods || (repeats == 0) != (last == 0)) {
            throw new IllegalArgumentException("repeats, last and periods must satisfy 0 <= repeats <= last <= periods,"
                    + " were " + repeats + ", " + last + " and " + periods);
        }
    }
}
