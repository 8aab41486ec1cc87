package io.attune.sales.deals;

import io.attune.commerce.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a deal is about: a product, or a text.
public record DealLine(long id, @Nullable ProductId product, String what, BigDecimal quantity, BigDecimal price) {
    public DealLine {
        if (what.isBlank()) throw new IllegalArgumentException("a line says what it is about");
        if (quantity.signum() <= 0) throw new IllegalArgumentException("the quantity must be above 0, was " + quantity);
        if (price.signum() < 0) throw new IllegalArgumentException("the price must not be negative, was " + price);
    }

    /// To the cent: a sum of rounded lines is what the customer reads on the offer.
    public BigDecimal amount() {
        return quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
    }

    public static BigDecimal sum(List<DealLine> lines) {
        return lines.stream().map(DealLine::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
