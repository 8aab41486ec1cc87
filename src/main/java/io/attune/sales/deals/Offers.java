package io.attune.sales.deals;

import io.attune.commerce.Product;
import io.attune.commerce.ProductId;
import io.attune.commerce.Products;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the catalog offers for the lines of a deal, written as "Pendant Fjord · P-219".
@Component
class Offers {
    private static final int SHOWN = 200;

    private final Products products;

    Offers(Products products) {
        this.products = products;
    }

    /// A product with its price of that day, absent where the list has none in that currency.
    record Offer(ProductId product, String name, @Nullable BigDecimal price) {}

    List<String> written() {
        return products.offered(SHOWN).stream().map(Offers::text).toList();
    }

    /// Empty where the text names no product.
    Optional<Offer> find(@Nullable String typed, Currency currency, LocalDate day) {
        String text = DealForm.text(typed);
        int at = text.lastIndexOf(" · ");
        if (at < 0) return Optional.empty();
        return products.bySku(List.of(text.substring(at + 3))).stream()
                .filter(product -> text(product).equals(text))
                .findFirst()
                .map(product -> new Offer(
                        product.id(),
                        product.name(),
                        products.price(product.id(), currency, day).orElse(null)));
    }

    private static String text(Product product) {
        return product.name() + " · " + product.sku();
    }
}
