package io.attune.commerce.invoices;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Spreads an amount over what is open, in the order given: never more than either side has.
final class Settling {
    private Settling() {}

    /// Something that can take, or give, up to an amount.
    record Side(long id, BigDecimal left) {}

    /// How much goes to each; what goes nowhere stays as credit.
    static Map<Long, BigDecimal> inOrder(BigDecimal amount, List<Side> sides) {
        var parts = new LinkedHashMap<Long, BigDecimal>();
        BigDecimal left = amount;
        for (Side side : sides) {
            BigDecimal part = left.min(side.left());
            if (part.signum() <= 0) continue;
            parts.merge(side.id(), part, BigDecimal::add);
            left = left.subtract(part);
        }
        return parts;
    }
}
