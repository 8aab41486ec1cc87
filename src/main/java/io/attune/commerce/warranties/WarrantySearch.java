package io.attune.commerce.warranties;

import io.attune.customers.Likeness;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// Finds what a customer reads to us from the bottom of the thing: a serial number, or its beginning.
@Component
class WarrantySearch implements Searchable {
    private static final int SHORTEST = 3;

    private final JdbcClient jdbc;
    private final Likeness likeness;
    private final CurrentWords words;

    WarrantySearch(JdbcClient jdbc, PlatformTransactionManager transactions, CurrentWords words) {
        this.jdbc = jdbc;
        this.likeness = new Likeness(jdbc, transactions);
        this.words = words;
    }

    @Override
    public String kind() {
        return "warranty";
    }

    @Override
    public int order() {
        return 34;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        if (query.text().length() < SHORTEST) return List.of();
        Words own = words.of(viewer);
        return likeness.find(() -> jdbc.sql("""
                select w.serial, l.text, l.order_id, w.ends_on
                  from warranty w join order_line l on l.id = w.line_id
                 where lower(w.serial) like lower(:literal) || '%%' and %s and %s
                 order by w.serial, w.id
                 limit :limit
                """.formatted(viewer.sees(Kind.PEOPLE, "w"), viewer.sees(Kind.MONEY, "w")))
                .param("literal", query.literal())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new SearchHit(
                        row.getString("serial"),
                        row.getString("text") + " · " + own.day(row.getObject("ends_on", LocalDate.class)),
                        "/orders/" + row.getLong("order_id")))
                .list());
    }
}
