package io.attune.commerce.catalog;

import io.attune.customers.Likeness;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Viewer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// Finds products by name and article number; everybody who sees customers sees the catalog.
@Component
class ProductSearch implements Searchable {
    /// As the index `product_search` has it.
    private static final String SEARCHED = "fold(p.name || ' ' || p.sku)";

    private final JdbcClient jdbc;
    private final Likeness likeness;

    ProductSearch(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.likeness = new Likeness(jdbc, transactions);
    }

    @Override
    public String kind() {
        return "product";
    }

    @Override
    public int order() {
        return 36;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        return likeness.holding(query, "product p", SEARCHED, SEARCHED, where -> like(where, limit));
    }

    @Override
    public List<SearchHit> alike(Viewer viewer, SearchQuery query, int limit) {
        return likeness.alike(query, "product p", SEARCHED, SEARCHED, where -> like(where, limit));
    }

    private List<SearchHit> like(Likeness.Where where, int limit) {
        return jdbc.sql("""
                select p.id, p.name, p.sku from product p
                 where %s
                 order by lower(p.sku) = lower(:query) desc, p.active desc,
                          word_similarity(fold(:query), fold(p.name || ' ' || p.sku)) desc, p.name, p.id
                 limit :limit
                """.formatted(where.predicate()))
                .params(where.parameters())
                .param("limit", limit)
                .query((row, _) ->
                        new SearchHit(row.getString("name"), row.getString("sku"), "/products/" + row.getLong("id")))
                .list();
    }
}
