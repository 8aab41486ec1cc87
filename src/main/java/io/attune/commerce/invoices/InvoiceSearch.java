package io.attune.commerce.invoices;

import io.attune.customers.Likeness;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// Finds invoices by the beginning of their number, and by the number of a credit note against them.
@Component
class InvoiceSearch implements Searchable {
    private final JdbcClient jdbc;
    private final Likeness likeness;
    private final CurrentWords words;

    InvoiceSearch(JdbcClient jdbc, PlatformTransactionManager transactions, CurrentWords words) {
        this.jdbc = jdbc;
        this.likeness = new Likeness(jdbc, transactions);
        this.words = words;
    }

    @Override
    public String kind() {
        return "invoice";
    }

    @Override
    public int order() {
        return 32;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        // Every number has a digit; without one, nobody means it.
        if (!viewer.may(Right.SEE_MONEY) || query.text().chars().noneMatch(Character::isDigit)) return List.of();
        Words own = words.of(viewer);
        return likeness.find(() -> jdbc.sql("""
                select i.id, i.number, i.addressee, i.total, i.currency
                  from invoice i
                 where (lower(i.number) like lower(:literal) || '%%'
                        or i.id = any(array(select c.invoice_id from credit_note c where c.number = upper(:query))))
                   and %s
                 order by i.number desc
                 limit :limit
                """.formatted(viewer.sees(Kind.MONEY, "i")))
                .param("literal", query.literal())
                .param("query", query.text())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new SearchHit(
                        row.getString("number"),
                        row.getString("addressee") + " · "
                                + own.money(
                                        row.getBigDecimal("total"), Currency.getInstance(row.getString("currency"))),
                        "/invoices/" + row.getLong("id")))
                .list());
    }
}
