package io.attune.customers.lists;

import static io.attune.customers.ListColumn.column;

import io.attune.customers.Accounts;
import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.Listing;
import io.attune.customers.RecordKind;
import io.attune.customers.SearchQuery;
import io.attune.customers.records.Writing;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The list of accounts.
@Component
class AccountListing implements Listing {
    private final Accounts accounts;
    private final RecordChanges changes;

    AccountListing(Accounts accounts, RecordChanges changes) {
        this.accounts = accounts;
        this.changes = changes;
    }

    @Override
    public String key() {
        return "accounts";
    }

    @Override
    public String words() {
        return "accounts.";
    }

    @Override
    public String icon() {
        return "ti-building";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public Kind rights() {
        return Kind.ACCOUNTS;
    }

    @Override
    public String table() {
        return "account";
    }

    @Override
    public RecordKind record() {
        return RecordKind.ACCOUNT;
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        return RecordColumns.with(
                viewer,
                column("name", "customers.name", ColumnType.TEXT, "r.name").always(),
                column("parent", "account.parent", ColumnType.ACCOUNT, "r.parent_id"),
                column("tags", "record.tags", ColumnType.TAGS, "account_tag x where x.account_id = r.id"),
                column("website", "account.website", ColumnType.TEXT, "r.website"));
    }

    @Override
    public List<String> standard() {
        return List.of("number", "parent", "owner", "tags");
    }

    @Override
    public String sort() {
        return "name";
    }

    @Override
    public String about(Viewer viewer) {
        return "r.city";
    }

    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        return typed.contained().stream()
                .map(bind)
                .map(word -> "(fold(r.name) like fold(%1$s) or r.external_id like %1$s)".formatted(word))
                .collect(Collectors.joining(" and "));
    }

    @Override
    public Optional<List<Long>> best(Viewer viewer, String typed, int limit) {
        return Optional.of(accounts.like(viewer, typed, limit).stream()
                .map(account -> account.id().value())
                .toList());
    }

    @Override
    public Optional<ListChanges> changes(Viewer viewer) {
        return Writing.may(viewer, Kind.ACCOUNTS) ? Optional.of(changes.of(RecordKind.ACCOUNT)) : Optional.empty();
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return Writing.may(viewer, Kind.ACCOUNTS) ? List.of(new Action("account.new", "/accounts/new")) : List.of();
    }

    @Override
    public List<Action> beginnings(Viewer viewer) {
        return viewer.may(Right.IMPORT) ? List.of(new Action("customers.import", "/imports")) : List.of();
    }
}
