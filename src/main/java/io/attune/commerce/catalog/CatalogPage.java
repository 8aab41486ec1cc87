package io.attune.commerce.catalog;

import io.attune.commerce.Product;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /// What stands behind the question mark of the list's address, without where a page begins.
    public String address() {
        return "q=%s&category=%s&retired=%s"
                .formatted(URLEncoder.encode(query, StandardCharsets.UTF_8), category == null ? "" : category, retired);
    }
}
