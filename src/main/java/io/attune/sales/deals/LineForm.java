package io.attune.sales.deals;

import io.attune.platform.web.Typed;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line as it is typed.
public record LineForm(
        @Nullable String what,
        @Nullable String quantity,
        @Nullable String price) {
    Optional<DealLine> line() {
        String about = DealForm.text(what);
        Optional<BigDecimal> pieces = Typed.decimal(quantity).filter(number -> number.signum() > 0);
        Optional<BigDecimal> each = Typed.decimal(price);
        if (about.isEmpty() || about.length() > 300 || pieces.isEmpty() || each.isEmpty()) return Optional.empty();
        return Optional.of(new DealLine(0, about, pieces.get(), each.get()));
    }
}
