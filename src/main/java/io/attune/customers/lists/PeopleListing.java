package io.attune.customers.lists;

import static io.attune.customers.ListColumn.column;

import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.Listing;
import io.attune.customers.NamedCustomers;
import io.attune.customers.People;
import io.attune.customers.RecordKind;
import io.attune.customers.SearchQuery;
import io.attune.customers.records.Writing;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The list of people: those who are left of merges.
@Component
class PeopleListing implements Listing {
    private final People people;
    private final RecordChanges changes;

    PeopleListing(People people, RecordChanges changes) {
        this.people = people;
        this.changes = changes;
    }

    @Override
    public String key() {
        return "people";
    }

    @Override
    public String words() {
        return "customers.";
    }

    @Override
    public String icon() {
        return "ti-users";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public Kind rights() {
        return Kind.PEOPLE;
    }

    @Override
    public String table() {
        return "person";
    }

    @Override
    public RecordKind record() {
        return RecordKind.PERSON;
    }

    @Override
    public String sight(Viewer viewer) {
        return "r.merged_into is null and " + viewer.sees(Kind.PEOPLE, "r");
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        return RecordColumns.with(
                viewer,
                column("name", "customers.name", ColumnType.TEXT, NamedCustomers.name(viewer, "r"))
                        .always(),
                column("account", "customers.account", ColumnType.ACCOUNTS, "membership"),
                column("tags", "record.tags", ColumnType.TAGS, "person_tag x where x.person_id = r.id"),
                column("source", "customers.source", ColumnType.TEXT, "r.source"),
                column("campaign", "customers.campaign", ColumnType.TEXT, "r.campaign"),
                column("since", "customers.since", ColumnType.DAY, "r.customer_since"),
                column("language", "person.language", ColumnType.TEXT, "r.language"));
    }

    @Override
    public List<String> standard() {
        return List.of("number", "city", "account", "source", "since", "tags");
    }

    @Override
    public String sort() {
        return "name";
    }

    @Override
    public @Nullable String about(Viewer viewer) {
        return viewer.shows(Field.MAIL) ? "r.email::text" : null;
    }

    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        return NamedCustomers.holding(viewer, "r", typed, bind);
    }

    @Override
    public Optional<List<Long>> best(Viewer viewer, String typed, int limit) {
        return Optional.of(people.like(viewer, typed, limit).stream()
                .map(person -> person.id().value())
                .toList());
    }

    @Override
    public Optional<ListChanges> changes(Viewer viewer) {
        return Writing.may(viewer, Kind.PEOPLE) ? Optional.of(changes.of(RecordKind.PERSON)) : Optional.empty();
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return Writing.may(viewer, Kind.PEOPLE) ? List.of(new Action("person.new", "/people/new")) : List.of();
    }

    @Override
    public List<Action> beginnings(Viewer viewer) {
        return viewer.may(Right.IMPORT) ? List.of(new Action("customers.import", "/imports")) : List.of();
    }
}
