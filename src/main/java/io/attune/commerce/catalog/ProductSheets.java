package io.attune.commerce.catalog;

import io.attune.commerce.Product;
import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.ListAddress;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/// The catalog as a file.
@Component
class ProductSheets implements Exportable {
    private final ProductStore products;

    ProductSheets(ProductStore products) {
        this.products = products;
    }

    @Override
    public String list() {
        return "products";
    }

    @Override
    public String title() {
        return "catalog.title";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public ExportSheet<Product> sheet(Viewer viewer, ListAddress address, Words words) {
        return new ExportSheet<>(
                List.of(
                        new Column<>(words.text("lines.sku"), Product::sku),
                        new Column<>(words.text("catalog.name"), Product::name),
                        new Column<>(words.text("catalog.category"), Product::categoryPath),
                        new Column<>(words.text("catalog.unit"), Product::unit),
                        new Column<>(
                                words.text("lines.tax"),
                                product -> product.taxRate().stripTrailingZeros()),
                        new Column<>(words.text("catalog.warranty"), product -> {
                            Integer months = product.warrantyMonths();
                            return months == null ? null : BigDecimal.valueOf(months);
                        }),
                        new Column<>(
                                words.text("catalog.state"),
                                product -> words.text(product.active() ? "catalog.active" : "catalog.retired"))),
                (last, limit) -> products.page(
                        address.text("q"),
                        address.number("category"),
                        address.flag("retired"),
                        last == null
                                ? ProductStore.After.START
                                : new ProductStore.After(last.name(), last.id().value()),
                        limit));
    }
}
