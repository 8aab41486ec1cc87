package io.attune.commerce.orders;

import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds an order by its whole number; the key of an order that has one is the number.
@Component
class OrderSearch implements Searchable {
    private final JdbcClient jdbc;
    private final CurrentWords words;

    OrderSearch(JdbcClient jdbc, CurrentWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public String kind() {
        return "order";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        Words own = words.of(viewer);
        return jdbc.sql("""
                select o.id, o.number, o.ordered_on, o.amount, o.currency
                  from customer_order o join person q on q.id = o.person_id
                  join person p on p.id = coalesce(q.merged_into, q.id)
                 where o.order_key = :number and o.number is not null and %s and %s
                 limit :limit
                """.formatted(
                                "%s and %s".formatted(viewer.sees(Kind.PEOPLE, "o"), viewer.sees(Kind.MONEY, "o")),
                                viewer.sees(Kind.PEOPLE, "p")))
                .param("number", query.text().replaceFirst("^#\\s*", ""))
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new SearchHit(
                        row.getString("number"),
                        viewer.shows(Field.AMOUNTS)
                                ? own.money(
                                        row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")))
                                : own.day(row.getObject("ordered_on", LocalDate.class)),
                        "/orders/" + row.getLong("id")))
                .list();
    }
}
