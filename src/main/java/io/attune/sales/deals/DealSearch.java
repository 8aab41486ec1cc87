package io.attune.sales.deals;

import io.attune.customers.Likeness;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// Finds deals by their name, open ones first.
@Component
class DealSearch implements Searchable {
    private static final String NAME = "fold(d.name)";

    private final JdbcClient jdbc;
    private final Likeness likeness;
    private final CurrentWords words;

    DealSearch(JdbcClient jdbc, PlatformTransactionManager transactions, CurrentWords words) {
        this.jdbc = jdbc;
        this.likeness = new Likeness(jdbc, transactions);
        this.words = words;
    }

    @Override
    public String kind() {
        return "deal";
    }

    @Override
    public int order() {
        return 24;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        return hits(viewer, likeness.holding(query, "deal d", NAME, NAME, where -> like(viewer, where, limit)));
    }

    @Override
    public List<SearchHit> alike(Viewer viewer, SearchQuery query, int limit) {
        return hits(viewer, likeness.alike(query, "deal d", NAME, NAME, where -> like(viewer, where, limit)));
    }

    private List<SearchHit> hits(Viewer viewer, List<Deal> deals) {
        Words own = words.of(viewer);
        return deals.stream()
                .map(deal -> new SearchHit(deal.name(), about(deal, own), "/deals/" + deal.id()))
                .toList();
    }

    private List<Deal> like(Viewer viewer, Likeness.Where where, int limit) {
        return jdbc.sql(DealStore.select(viewer) + " where " + where.predicate() + " and "
                        + viewer.sees(Kind.DEALS, "d")
                        + " order by d.status = 'open' desc, word_similarity(fold(:query), fold(d.name)) desc, d.id desc"
                        + " limit :limit")
                .params(where.parameters())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> DealStore.deal(row))
                .list();
    }

    private static String about(Deal deal, Words own) {
        String stands = deal.status().isOpen()
                ? deal.stageName()
                : own.text("deal.status." + deal.status().code());
        return Stream.of(
                        deal.accountName() == null ? "" : deal.accountName(),
                        stands,
                        own.money(deal.amount(), deal.currency()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
