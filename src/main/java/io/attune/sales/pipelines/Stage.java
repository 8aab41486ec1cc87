package io.attune.sales.pipelines;

import java.math.BigDecimal;

/// A step on the way to a purchase. `probability` is the share of deals here that are won, `committed` says that
/// whoever forecasts promises them.
public record Stage(long id, String name, BigDecimal probability, boolean committed) {
    public Stage {
        if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0)
            throw new IllegalArgumentException("probability must be 0 to 1, was " + probability);
    }
}
