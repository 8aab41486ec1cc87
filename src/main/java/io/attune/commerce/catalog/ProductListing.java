package io.attune.commerce.catalog;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

import io.attune.customers.ListAddress;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.SearchQuery;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// The catalog; at first what is sold. Whoever sees customers sees all of it.
@Component
class ProductListing implements Listing {
    private static final String BELOW = """
            r.category_id in (
                with recursive below(id) as (
                    select c.id from product_category c where c.id = %d
                    union all
                    select c.id from product_category c join below on below.id = c.parent_id)
                select id from below)""";

    private final ShelfStore shelves;
    private final CurrentWords words;

    ProductListing(ShelfStore shelves, CurrentWords words) {
        this.shelves = shelves;
        this.words = words;
    }

    @Override
    public String key() {
        return "products";
    }

    @Override
    public String words() {
        return "catalog.";
    }

    @Override
    public String icon() {
        return "ti-lamp";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public Kind rights() {
        return Kind.MONEY;
    }

    @Override
    public String table() {
        return "product";
    }

    @Override
    public String sight(Viewer viewer) {
        return "true";
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        Words own = words.of(viewer);
        List<Option> categories = shelves.categories().stream()
                .map(category ->
                        new Option(Long.toString(category.id()), category.path(), null, BELOW.formatted(category.id())))
                .toList();
        List<Option> states = List.of(
                new Option("sold", own.text("catalog.active"), "pos", "r.active"),
                new Option("retired", own.text("catalog.retired"), "", "not r.active"));
        return List.of(
                column("name", "catalog.name", ColumnType.TEXT, "r.name").always(),
                column("sku", "lines.sku", ColumnType.TEXT, "r.sku").always(),
                choice("category", "catalog.category", "r.category_id::text", categories),
                column("unit", "catalog.unit", ColumnType.TEXT, "case r.unit when 'piece' then :piece else r.unit end"),
                column("tax", "catalog.tax", ColumnType.NUMBER, "r.tax_rate").always(),
                column("warranty", "catalog.months", ColumnType.NUMBER, "r.warranty_months"),
                choice("state", "catalog.state", "case when r.active then 'sold' else 'retired' end", states),
                column("created", "list.created", ColumnType.MOMENT, "r.created_at")
                        .always());
    }

    /// What Attune itself calls a unit is said in the viewer's language.
    @Override
    public Map<String, Object> parameters(Viewer viewer) {
        return Map.of("piece", words.of(viewer).text("catalog.unit.piece"));
    }

    @Override
    public List<String> standard() {
        return List.of("sku", "category", "unit", "tax", "warranty", "state");
    }

    @Override
    public String sort() {
        return "name";
    }

    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        return typed.allIn("fold(r.name || ' ' || r.sku)", bind);
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return List.of("state~is~sold", "state~is~retired");
    }

    @Override
    public List<String> asked(ListAddress address) {
        var asked = new ArrayList<>(address.filters(Map.of("category", "category~is~")));
        if (address.bare() && !address.flag("retired")) asked.add("state~is~sold");
        return asked;
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return viewer.may(Right.KEEP_BOOKS)
                ? List.of(
                        new Action("catalog.shelves", "/products/shelves"), new Action("catalog.new", "/products/new"))
                : List.of();
    }

    @Override
    public List<Piece> above(Viewer viewer, ListAddress address) {
        return List.of(new Piece("commerce/tabs", Map.of()));
    }
}
