package io.attune.commerce.catalog;

import io.attune.commerce.Product;
import io.attune.commerce.ProductId;
import io.attune.commerce.Products;
import io.attune.customers.Origin;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `product`.
@Component
class ProductStore implements Products {
    private static final String PRODUCT = """
            with recursive path(id, text) as (
                select id, name from product_category where parent_id is null
                union all
                select c.id, path.text || ' › ' || c.name from product_category c join path on path.id = c.parent_id)
            select p.*, path.text as path from product p left join path on path.id = p.category_id
            """;

    private final JdbcClient jdbc;

    ProductStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Product> offered(int limit) {
        return jdbc.sql(PRODUCT + " where p.active order by p.name, p.id limit :limit")
                .param("limit", limit)
                .query((row, _) -> product(row))
                .list();
    }

    @Override
    public List<Product> bySku(Collection<String> skus) {
        if (skus.isEmpty()) return List.of();
        return jdbc.sql(PRODUCT + " where lower(p.sku) = any(:skus)")
                .param(
                        "skus",
                        skus.stream().map(sku -> sku.toLowerCase(Locale.ROOT)).toArray(String[]::new))
                .query((row, _) -> product(row))
                .list();
    }

    @Override
    public Optional<BigDecimal> price(ProductId product, Currency currency, LocalDate day) {
        return jdbc.sql("""
                select x.amount
                  from product_price x
                  join price_list l on l.id = x.list_id and l.standard
                 where x.product_id = :product and x.currency = :currency and x.valid_from <= :day
                   and (x.valid_until is null or x.valid_until >= :day)
                 order by x.valid_from desc
                 limit 1
                """)
                .param("product", product.value())
                .param("currency", currency.getCurrencyCode())
                .param("day", day)
                .query(BigDecimal.class)
                .optional();
    }

    @Override
    public boolean taxIncluded() {
        return jdbc.sql("select tax_included from price_list where standard")
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    Optional<Product> find(ProductId product) {
        return jdbc.sql(PRODUCT + " where p.id = :id")
                .param("id", product.value())
                .query((row, _) -> product(row))
                .optional();
    }

    /// By name, those of a category with all below it, `limit` at a time, after the last one of the page before.
    List<Product> page(String query, @Nullable Long category, boolean retired, After after, int limit) {
        return jdbc.sql(PRODUCT + """
                 where (p.name, p.id) > (:name, :id)
                   and (p.active or :retired)
                   and (:query = '' or position(fold(:query) in fold(p.sku || ' ' || p.name)) > 0)
                   and (:category::bigint is null or p.category_id in (
                        with recursive below(id) as (
                            select id from product_category where id = :category
                            union all
                            select c.id from product_category c join below on below.id = c.parent_id)
                        select id from below))
                 order by p.name, p.id
                 limit :limit
                """)
                .param("name", after.name())
                .param("id", after.id())
                .param("retired", retired)
                .param("query", query.strip())
                .param("category", category)
                .param("limit", limit)
                .query((row, _) -> product(row))
                .list();
    }

    /// Empty where another product has this number.
    Optional<ProductId> insert(ProductForm form, UserId who) {
        return jdbc.sql("""
                insert into product (sku, name, category_id, unit, tax_rate, warranty_months, active, created_by)
                values (:sku, :name, :category, :unit, :tax_rate, :warranty, :active, :who)
                on conflict (sku) do nothing
                returning id
                """)
                .params(columns(form))
                .param("who", who.value())
                .query(Long.class)
                .optional()
                .map(ProductId::new);
    }

    /// How a change ended.
    enum Change {
        DONE,
        SKU_TAKEN,
        CHANGED_MEANWHILE
    }

    Change update(ProductId product, int version, ProductForm form) {
        try {
            return jdbc.sql("""
                            update product
                               set sku = :sku, name = :name, category_id = :category, unit = :unit,
                                   tax_rate = :tax_rate, warranty_months = :warranty, active = :active,
                                   version = version + 1, updated_at = now()
                             where id = :id and version = :version
                            """)
                                    .params(columns(form))
                                    .param("id", product.value())
                                    .param("version", version)
                                    .update()
                            == 1
                    ? Change.DONE
                    : Change.CHANGED_MEANWHILE;
        } catch (DuplicateKeyException e) {
            return Change.SKU_TAKEN;
        }
    }

    /// Where a page of the list begins.
    record After(String name, long id) {
        static final After START = new After("", 0);
    }

    private static Map<String, @Nullable Object> columns(ProductForm form) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("sku", form.sku().strip());
        columns.put("name", form.name().strip());
        columns.put("category", form.category());
        columns.put("unit", form.unit().strip());
        columns.put("tax_rate", form.rate());
        columns.put("warranty", form.months());
        columns.put("active", form.offered());
        return columns;
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                new ProductId(row.getLong("id")),
                row.getString("sku"),
                row.getString("name"),
                row.getObject("category_id", Long.class),
                row.getString("path"),
                row.getString("unit"),
                row.getBigDecimal("tax_rate"),
                row.getObject("warranty_months", Integer.class),
                row.getBoolean("active"),
                Origin.stored(row.getString("origin"), Rows.optionalLong(row, "origin_id")),
                row.getInt("version"));
    }
}
