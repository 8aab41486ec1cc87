package io.attune.customers.lists;

import io.attune.customers.AccountId;
import io.attune.customers.AccountSummary;
import io.attune.customers.Accounts;
import io.attune.customers.CustomField;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.lists.ListPage.Chip;
import io.attune.customers.lists.ListPage.Ready;
import io.attune.customers.records.Ownership;
import io.attune.customers.records.Tags;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Typed;
import io.attune.platform.web.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Filters in words, and what can be chosen in them.
@Component
class Chips {
    private final Ownership ownership;
    private final Tags tags;
    private final People people;
    private final Accounts accounts;
    private final CurrentWords words;

    Chips(Ownership ownership, Tags tags, People people, Accounts accounts, CurrentWords words) {
        this.ownership = ownership;
        this.tags = tags;
        this.people = people;
        this.accounts = accounts;
        this.words = words;
    }

    /// Those that are not ready ones.
    List<Chip> chips(Viewer viewer, Listing listing, ListQuery query) {
        List<String> ready = listing.ready(viewer);
        return query.filters().stream()
                .filter(filter -> !ready.contains(filter.written()))
                .map(filter -> new Chip(
                        said(viewer, filter),
                        listing.path() + "?" + query.without(filter).written()))
                .toList();
    }

    List<Ready> ready(Viewer viewer, Listing listing, List<ListColumn> all, ListQuery query) {
        Words own = words.of(viewer);
        return listing.ready(viewer).stream()
                .flatMap(written -> Filter.read(all, written).stream())
                .map(filter -> {
                    boolean on = query.filters().contains(filter);
                    ListQuery other = query.without(filter.column());
                    return new Ready(
                            own.capital(shortly(viewer, filter)),
                            listing.path() + "?" + (on ? other : other.with(filter)).written(),
                            on);
                })
                .toList();
    }

    /// What can be chosen as the value of a filter; none where it is typed.
    List<Choice> values(Viewer viewer, ListColumn column) {
        Words own = words.of(viewer);
        return switch (column.type()) {
            case OWNER ->
                Stream.concat(Stream.of(new Choice(Filter.ME, own.text("list.me"))), ownership.owners().stream())
                        .toList();
            case TEAM ->
                Stream.concat(Stream.of(new Choice(Filter.ME, own.text("list.ours"))), ownership.teams().stream())
                        .toList();
            case TAGS -> tags.all().stream().map(tag -> new Choice(tag, tag)).toList();
            case FLAG -> List.of(new Choice("true", own.text("field.yes")), new Choice("false", own.text("field.no")));
            case ORIGIN ->
                Stream.of("user", "import", "api", "channel", "system")
                        .map(origin -> new Choice(origin, own.text("list.origin." + origin)))
                        .toList();
            case CHOICE -> {
                CustomField field = column.field();
                yield field == null
                        ? column.options().stream()
                                .map(option -> new Choice(option.code(), option.label()))
                                .toList()
                        : field.choices().stream()
                                .map(option -> new Choice(option, option))
                                .toList();
            }
            case TEXT, DAY, MOMENT, DEADLINE, NUMBER, MONEY, PERSON, ACCOUNT, ACCOUNTS -> List.of();
        };
    }

    /// Such as "City is Porto".
    private String said(Viewer viewer, Filter filter) {
        Words own = words.of(viewer);
        String column = filter.column().custom()
                ? filter.column().label()
                : own.text(filter.column().label());
        String operator = own.text("list.operator." + filter.operator().written());
        return filter.operator().asks()
                ? column + " " + operator + " " + value(viewer, filter)
                : column + " " + operator;
    }

    /// As it is said where there is little room.
    private String shortly(Viewer viewer, Filter filter) {
        return switch (filter.column().type()) {
            case CHOICE -> value(viewer, filter);
            case OWNER -> words.of(viewer).text("list.mine");
            case TEAM -> words.of(viewer).text("list.ours");
            case TEXT, DAY, MOMENT, DEADLINE, NUMBER, MONEY, FLAG, TAGS, PERSON, ACCOUNT, ACCOUNTS, ORIGIN ->
                said(viewer, filter);
        };
    }

    private String value(Viewer viewer, Filter filter) {
        String value = filter.value();
        return switch (filter.column().type()) {
            case DAY, MOMENT, DEADLINE ->
                Typed.date(value).map(words.of(viewer)::day).orElse(value);
            case PERSON ->
                filter.operator() == Operator.IS
                        ? named(
                                people.find(viewer, new PersonId(Long.parseLong(value)))
                                        .map(PersonSummary::name),
                                value)
                        : value;
            case ACCOUNT ->
                filter.operator() == Operator.IS
                        ? named(
                                accounts.find(viewer, new AccountId(Long.parseLong(value)))
                                        .map(AccountSummary::name),
                                value)
                        : value;
            case FLAG, CHOICE, OWNER, TEAM, ORIGIN ->
                values(viewer, filter.column()).stream()
                        .filter(choice -> choice.value().equals(value))
                        .map(Choice::label)
                        .findFirst()
                        .orElse(value);
            case TEXT, NUMBER, MONEY, TAGS, ACCOUNTS -> value;
        };
    }

    private static String named(Optional<String> name, String id) {
        return name.orElse("#" + id);
    }
}
