package io.attune.customers.lists;

import io.attune.customers.Accounts;
import io.attune.customers.CustomField;
import io.attune.customers.People;
import io.attune.customers.RecordKind;
import io.attune.customers.lists.ListPage.Chip;
import io.attune.customers.lists.ListStore.After;
import io.attune.customers.records.Ownership;
import io.attune.customers.records.Tags;
import io.attune.customers.records.Writing;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Typed;
import io.attune.platform.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The lists of people and of accounts.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class ListController {
    private static final int PAGE = 50;

    private final ListStore lists;
    private final Columns columns;
    private final Queries queries;
    private final ViewStore views;
    private final People people;
    private final Accounts accounts;
    private final Ownership ownership;
    private final Tags tags;
    private final CurrentWords words;

    ListController(
            ListStore lists,
            Columns columns,
            Queries queries,
            ViewStore views,
            People people,
            Accounts accounts,
            Ownership ownership,
            Tags tags,
            CurrentWords words) {
        this.lists = lists;
        this.columns = columns;
        this.queries = queries;
        this.views = views;
        this.people = people;
        this.accounts = accounts;
        this.ownership = ownership;
        this.tags = tags;
        this.words = words;
    }

    @GetMapping("/{list:people|accounts}")
    String list(
            Viewer viewer, @PathVariable String list, @RequestParam MultiValueMap<String, String> typed, Model model) {
        RecordKind kind = kind(list);
        ListQuery query = queries.read(viewer, kind, typed);
        Optional<Filter> added = added(viewer, kind, typed);
        if (added.isPresent())
            return "redirect:" + ListPage.path(kind) + "?"
                    + query.with(added.get()).written();
        model.addAttribute("page", page(viewer, kind, query, typed));
        return "customers/lists/index";
    }

    @GetMapping(path = "/{list:people|accounts}", headers = "HX-Request=true")
    String lines(
            Viewer viewer, @PathVariable String list, @RequestParam MultiValueMap<String, String> typed, Model model) {
        RecordKind kind = kind(list);
        model.addAttribute("page", page(viewer, kind, queries.read(viewer, kind, typed), typed));
        return "customers/lists/list";
    }

    static RecordKind kind(String list) {
        return list.equals("people") ? RecordKind.PERSON : RecordKind.ACCOUNT;
    }

    private ListPage page(Viewer viewer, RecordKind kind, ListQuery query, MultiValueMap<String, String> typed) {
        After after = after(typed);
        boolean best = best(query) && after == null;
        List<ListRow> found = best
                ? lists.rows(viewer, kind, query, best(viewer, kind, query.text()))
                : lists.page(viewer, kind, query, after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<ListRow> shown = more ? found.subList(0, PAGE) : found;
        List<ListColumn> all = columns.of(viewer, kind);
        ListColumn adding = ListColumn.find(all, first(typed, "add")).orElse(null);
        Words own = words.of(viewer);
        boolean changes = Writing.may(viewer, kind.rights());
        return new ListPage(
                kind,
                query,
                all,
                shown,
                after != null,
                more && !best ? next(kind, query, shown.getLast()) : null,
                more && best,
                query.filters().stream()
                        .map(filter -> new Chip(
                                said(filter, own),
                                ListPage.path(kind) + "?"
                                        + query.without(filter).written()))
                        .toList(),
                views.of(viewer, kind),
                adding,
                adding == null ? List.of() : values(adding, own),
                changes);
    }

    /// Whoever only types wants the best first, typing errors forgiven; whoever filters or sorts wants all.
    private static boolean best(ListQuery query) {
        return !query.text().isEmpty()
                && query.filters().isEmpty()
                && query.sortedBy().equals("name");
    }

    private List<Long> best(Viewer viewer, RecordKind kind, String text) {
        return kind == RecordKind.PERSON
                ? people.like(viewer, text, PAGE + 1).stream()
                        .map(person -> person.id().value())
                        .toList()
                : accounts.like(viewer, text, PAGE + 1).stream()
                        .map(account -> account.id().value())
                        .toList();
    }

    private Optional<Filter> added(Viewer viewer, RecordKind kind, MultiValueMap<String, String> typed) {
        return ListColumn.find(columns.of(viewer, kind), first(typed, "fc"))
                .flatMap(column -> Operator.read(first(typed, "fo"))
                        .flatMap(operator ->
                                Filter.of(column, operator, first(typed, "fv").strip())));
    }

    /// What can be chosen as the value of a filter; none where it is typed.
    private List<Choice> values(ListColumn column, Words own) {
        return switch (column.type()) {
            case OWNER ->
                Stream.concat(Stream.of(new Choice(Filter.ME, own.text("list.me"))), ownership.owners().stream())
                        .toList();
            case TEAM -> ownership.teams();
            case TAGS -> tags.all().stream().map(tag -> new Choice(tag, tag)).toList();
            case FLAG -> List.of(new Choice("true", own.text("field.yes")), new Choice("false", own.text("field.no")));
            case ORIGIN ->
                Stream.of("user", "import", "api", "channel", "system")
                        .map(origin -> new Choice(origin, own.text("list.origin." + origin)))
                        .toList();
            case CHOICE -> {
                CustomField field = column.field();
                yield field == null
                        ? List.of()
                        : field.choices().stream()
                                .map(option -> new Choice(option, option))
                                .toList();
            }
            case TEXT, DAY, MOMENT, NUMBER, ACCOUNTS -> List.of();
        };
    }

    /// Such as "City is Porto".
    private String said(Filter filter, Words own) {
        String column = filter.column().custom()
                ? filter.column().label()
                : own.text(filter.column().label());
        String operator = own.text("list.operator." + filter.operator().written());
        if (!filter.operator().asks()) return column + " " + operator;
        String value = values(filter.column(), own).stream()
                .filter(choice -> choice.value().equals(filter.value()))
                .map(Choice::label)
                .findFirst()
                .orElseGet(() -> switch (filter.column().type()) {
                    case DAY, MOMENT -> Typed.date(filter.value()).map(own::day).orElse(filter.value());
                    case TEXT, NUMBER, FLAG, CHOICE, OWNER, TEAM, TAGS, ACCOUNTS, ORIGIN -> filter.value();
                });
        return column + " " + operator + " " + value;
    }

    private static String next(RecordKind kind, ListQuery query, ListRow last) {
        var parts = new ArrayList<String>();
        parts.add(query.written());
        parts.add(ListQuery.pair("after", Long.toString(last.id())));
        if (last.sortedAt() != null) parts.add(ListQuery.pair("at", last.sortedAt()));
        return ListPage.path(kind) + "?" + String.join("&", parts);
    }

    private static @Nullable After after(MultiValueMap<String, String> typed) {
        String id = first(typed, "after");
        return id.matches("\\d{1,18}") ? new After(Long.parseLong(id), typed.getFirst("at")) : null;
    }

    private static String first(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }
}
