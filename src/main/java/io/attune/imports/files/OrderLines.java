package io.attune.imports.files;

import io.attune.commerce.IncomingOrder.Item;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.TargetField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of a line of an order, in files with a row per line.
final class OrderLines {
    static final TargetField<String> TEXT = TargetField.optional(
            "linetext", CellType.TEXT, "lineitem name", "line item", "line description", "order lines description");
    static final TargetField<String> SKU =
            TargetField.optional("linesku", CellType.TEXT, "lineitem sku", "sku", "item sku", "product code");
    static final TargetField<BigDecimal> QUANTITY =
            TargetField.optional("linequantity", CellType.DECIMAL, "lineitem quantity", "line quantity");
    static final TargetField<BigDecimal> PRICE = TargetField.optional(
            "lineprice", CellType.DECIMAL, "lineitem price", "line price", "unit price", "einzelpreis");
    static final List<TargetField<?>> ALL = List.of(TEXT, SKU, QUANTITY, PRICE);

    private OrderLines() {}

    /// Whether a plan says what lines are of and what they cost.
    static boolean in(Plan plan) {
        return fills(plan, PRICE) && (fills(plan, TEXT) || fills(plan, SKU));
    }

    static boolean has(String field) {
        return ALL.stream().anyMatch(each -> each.name().equals(field));
    }

    /// What a row says of a line; nothing where it says nothing of one, or where it takes something
    /// off: `left` hears of that.
    static Optional<Item> item(Row.Parsed row, Notices left) {
        String sku = row.get(SKU);
        String text = Objects.requireNonNullElse(row.get(TEXT), Objects.requireNonNullElse(sku, ""));
        if (text.isBlank()) return Optional.empty();
        BigDecimal quantity = Objects.requireNonNullElse(row.get(QUANTITY), BigDecimal.ONE);
        BigDecimal price = Objects.requireNonNullElse(row.get(PRICE), BigDecimal.ZERO);
        if (quantity.signum() <= 0 || price.signum() < 0) {
            left.add("imports.notice.line", text.strip(), row.line());
            return Optional.empty();
        }
        return Optional.of(new Item(bare(sku), text.strip(), quantity, price));
    }

    private static boolean fills(Plan plan, TargetField<?> field) {
        return plan.columns().stream().anyMatch(column -> column.field().equals(field.name()));
    }

    private static @Nullable String bare(@Nullable String sku) {
        return sku == null || sku.isBlank() ? null : PeopleRows.bare(sku.strip());
    }
}
