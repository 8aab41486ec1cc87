package io.attune.commerce.receivables;

import java.math.BigDecimal;
import java.util.List;

/// What is open by how long it has been due, in the company's currency: not yet, 1 to 30 days, 31 to 60, 61 to 90,
/// more.
public record Ageing(BigDecimal current, BigDecimal days30, BigDecimal days60, BigDecimal days90, BigDecimal older) {
    public static final Ageing NOTHING =
            new Ageing(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    /// The last parts of message keys below `ageing.`.
    public static final List<String> NAMES = List.of("current", "days30", "days60", "days90", "older");

    /// The bucket of something that is due since so many days; 0 or less is not due yet.
    public static int bucket(long days) {
        if (days <= 0) return 0;
        if (days <= 30) return 1;
        if (days <= 60) return 2;
        return days <= 90 ? 3 : 4;
    }

    public List<BigDecimal> buckets() {
        return List.of(current, days30, days60, days90, older);
    }

    public BigDecimal overdue() {
        return days30.add(days60).add(days90).add(older);
    }

    public BigDecimal total() {
        return current.add(overdue());
    }

    public Ageing plus(Ageing other) {
        return new Ageing(
                current.add(other.current),
                days30.add(other.days30),
                days60.add(other.days60),
                days90.add(other.days90),
                older.add(other.older));
    }
}
