package io.attune.customers.accounts;

import io.attune.customers.AccountSummary;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds accounts by name, phone or number.
@Component
class AccountSearch implements Searchable {
    private final AccountStore accounts;

    AccountSearch(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public String kind() {
        return "account";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        return accounts.holding(viewer, query, limit).stream()
                .map(AccountSearch::hit)
                .toList();
    }

    @Override
    public List<SearchHit> alike(Viewer viewer, SearchQuery query, int limit) {
        return accounts.alike(viewer, query, limit).stream()
                .map(AccountSearch::hit)
                .toList();
    }

    private static SearchHit hit(AccountSummary account) {
        String about = Stream.of(account.city(), account.parent())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return new SearchHit(account.name(), about.isEmpty() ? null : about, "/accounts/" + account.id());
    }
}
