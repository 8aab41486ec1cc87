package io.attune.commerce.catalog;

import io.attune.commerce.Product;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some products; `next` is where the following ones are found.
public record CatalogPage(
        List<Product> products,
        List<Category> categories,
        String query,
        @Nullable Long category,
        boolean retired,
        boolean mayWrite,
        @Nullable String next) {
    public CatalogPage {
        products = List.copyOf(products);
        categories = List.copyOf(categories);
    }
}
