package io.attune.customers.lists;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/// How many records a list has and what they add up to. Where it is not `all`, there are more, and nobody added them
/// up.
public record ListTotal(int records, boolean all, List<Amount> amounts) implements Serializable {
    public ListTotal {
        amounts = List.copyOf(amounts);
    }

    /// A sum in the company's currency, and of how many others nobody knows the rate.
    public record Amount(String label, BigDecimal sum, int others) implements Serializable {}
}
