package io.attune.commerce.lines;

import io.attune.commerce.Line;
import io.attune.commerce.Product;
import io.attune.commerce.Products;
import io.attune.platform.web.Typed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns typed lines into lines: what is left empty is said by the product.
@Component
public class LineReader {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int QUANTITY_DECIMALS = 3;
    private static final int OFFERED = 500;

    private final Products products;

    LineReader(Products products) {
        this.products = products;
    }

    /// What can be picked while typing.
    public List<Product> offered() {
        return products.offered(OFFERED);
    }

    public boolean taxIncluded() {
        return products.taxIncluded();
    }

    /// The problems go into `problems` as `line.<row from 0>.<field>`, or `lines` where there is none at all; the lines
    /// are right only where that stays empty.
    public List<Line> read(LinesForm form, Currency currency, LocalDate day, Map<String, String> problems) {
        if (form.rows().isEmpty()) problems.put("lines", "problem.lines");
        Map<String, Product> known = new HashMap<>();
        List<String> skus = form.rows().stream()
                .map(row -> row.sku().strip())
                .filter(sku -> !sku.isEmpty())
                .toList();
        for (Product product : products.bySku(skus)) known.put(product.sku().toLowerCase(Locale.ROOT), product);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < form.rows().size(); i++) {
            LinesForm.Row row = form.rows().get(i);
            String at = "line." + i + ".";
            String sku = row.sku().strip();
            Product product = known.get(sku.toLowerCase(Locale.ROOT));
            if (!sku.isEmpty() && product == null) problems.put(at + "sku", "problem.sku.unknown");
            line(row, product, currency, day, at, problems).ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<Line> line(
            LinesForm.Row row,
            @Nullable Product product,
            Currency currency,
            LocalDate day,
            String at,
            Map<String, String> problems) {
        String text = row.text().isBlank() && product != null
                ? product.name()
                : row.text().strip();
        if (text.isEmpty()) problems.put(at + "text", "problem.required");
        if (text.length() > 500) problems.put(at + "text", "problem.long");
        Optional<BigDecimal> quantity = Typed.decimal(row.quantity().isBlank() ? "1" : row.quantity())
                .filter(number -> number.signum() > 0 && number.scale() <= QUANTITY_DECIMALS);
        Optional<BigDecimal> price = price(row.price(), product, currency, day);
        Optional<BigDecimal> discount = percent(row.discount(), BigDecimal.ZERO);
        Optional<BigDecimal> tax = percent(row.tax(), product == null ? BigDecimal.ZERO : product.taxRate());
        if (quantity.isEmpty()) problems.put(at + "quantity", "problem.quantity");
        if (price.isEmpty()) problems.put(at + "price", "problem.number");
        if (discount.isEmpty()) problems.put(at + "discount", "problem.percent");
        if (tax.isEmpty()) problems.put(at + "tax", "problem.percent");
        if (text.isEmpty()
                || text.length() > 500
                || quantity.isEmpty()
                || price.isEmpty()
                || discount.isEmpty()
                || tax.isEmpty()) return Optional.empty();
        return Optional.of(new Line(
                0,
                product == null ? null : product.id(),
                product == null ? null : product.sku(),
                text,
                quantity.get(),
                product == null ? "" : product.unit(),
                price.get(),
                discount.get(),
                tax.get()));
    }

    private Optional<BigDecimal> price(String typed, @Nullable Product product, Currency currency, LocalDate day) {
        if (!typed.isBlank()) return Typed.decimal(typed).filter(number -> number.scale() <= 4);
        return product == null ? Optional.empty() : products.price(product.id(), currency, day);
    }

    private static Optional<BigDecimal> percent(String typed, BigDecimal otherwise) {
        if (typed.isBlank()) return Optional.of(otherwise);
        return Typed.decimal(typed).filter(number -> number.compareTo(HUNDRED) <= 0 && number.scale() <= 2);
    }
}
