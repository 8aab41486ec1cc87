package io.attune.commerce.catalog;

import io.attune.commerce.ProductId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of categories, price lists and prices.
@Component
class ShelfStore {
    private final JdbcClient jdbc;

    ShelfStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order of a tree; `path` names all above it too.
    List<Category> categories() {
        return jdbc.sql("""
                with recursive tree(id, name, path, depth) as (
                    select id, name, array[name], 0 from product_category where parent_id is null
                    union all
                    select c.id, c.name, tree.path || c.name, tree.depth + 1
                      from product_category c join tree on tree.id = c.parent_id)
                select tree.id, tree.name, array_to_string(tree.path, ' › ') as path, tree.depth,
                       (select count(*) from product p where p.category_id = tree.id) as products
                  from tree
                 order by tree.path
                """)
                .query((row, _) -> new Category(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("path"),
                        row.getInt("depth"),
                        row.getInt("products")))
                .list();
    }

    /// False where its parent has one of this name already.
    boolean addCategory(String name, @Nullable Long parent) {
        return jdbc.sql("""
                        insert into product_category (name, parent_id) values (:name, :parent) on conflict do nothing
                        """).param("name", name.strip()).param("parent", parent).update() == 1;
    }

    /// Only where nothing is in it.
    boolean removeCategory(long id) {
        return jdbc.sql("""
                        delete from product_category c
                         where c.id = :id
                           and not exists (select from product_category b where b.parent_id = c.id)
                           and not exists (select from product p where p.category_id = c.id)
                        """).param("id", id).update() == 1;
    }

    List<PriceList> lists() {
        return jdbc.sql("select id, name, tax_included, standard from price_list order by standard desc, name")
                .query((row, _) -> new PriceList(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getBoolean("tax_included"),
                        row.getBoolean("standard")))
                .list();
    }

    boolean addList(String name, boolean taxIncluded) {
        return jdbc.sql("""
                        insert into price_list (name, tax_included) values (:name, :included) on conflict do nothing
                        """)
                        .param("name", name.strip())
                        .param("included", taxIncluded)
                        .update()
                == 1;
    }

    /// The newest beginning first, list by list.
    List<Price> prices(ProductId product) {
        return jdbc.sql("""
                select x.id, l.name, l.tax_included, x.currency, x.amount, x.valid_from, x.valid_until
                  from product_price x
                  join price_list l on l.id = x.list_id
                 where x.product_id = :product
                 order by l.standard desc, l.name, x.currency, x.valid_from desc
                """)
                .param("product", product.value())
                .query((row, _) -> new Price(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getBoolean("tax_included"),
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("amount"),
                        row.getObject("valid_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("valid_until", LocalDate.class))))
                .list();
    }

    /// A price that begins on the same day is replaced.
    void putPrice(
            ProductId product,
            long list,
            Currency currency,
            BigDecimal amount,
            LocalDate from,
            @Nullable LocalDate until) {
        jdbc.sql("""
                insert into product_price (product_id, list_id, currency, amount, valid_from, valid_until)
                values (:product, :list, :currency, :amount, :from, :until)
                on conflict (product_id, list_id, currency, valid_from) do update
                   set amount = excluded.amount, valid_until = excluded.valid_until
                """)
                .param("product", product.value())
                .param("list", list)
                .param("currency", currency.getCurrencyCode())
                .param("amount", amount)
                .param("from", from)
                .param("until", until)
                .update();
    }

    boolean removePrice(ProductId product, long price) {
        return jdbc.sql("delete from product_price where id = :id and product_id = :product")
                        .param("id", price)
                        .param("product", product.value())
                        .update()
                == 1;
    }
}
