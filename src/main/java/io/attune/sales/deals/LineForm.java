package io.attune.sales.deals;

import io.attune.platform.web.Typed;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line as it is typed: `what` is a text, or a product as [Offers] writes it, which knows its price.
public record LineForm(
        @Nullable String what,
        @Nullable String quantity,
        @Nullable String price) {
    Optional<DealLine> line(Optional<Offers.Offer> offer) {
        String about = offer.map(Offers.Offer::name).orElse(DealForm.text(what));
        Optional<BigDecimal> pieces = Typed.decimal(quantity).filter(number -> number.signum() > 0);
        Optional<BigDecimal> each = DealForm.text(price).isEmpty()
                ? offer.flatMap(product -> Optional.ofNullable(product.price()))
                : Typed.decimal(price);
        if (about.isEmpty() || about.length() > 300 || pieces.isEmpty() || each.isEmpty()) return Optional.empty();
        return Optional.of(
                new DealLine(0, offer.map(Offers.Offer::product).orElse(null), about, pieces.get(), each.get()));
    }
}
