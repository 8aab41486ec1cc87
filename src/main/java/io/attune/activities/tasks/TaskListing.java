package io.attune.activities.tasks;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

import io.attune.activities.subjects.Subjects;
import io.attune.customers.ListAddress;
import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.SearchQuery;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The list of tasks, beside those to work off one by one; at first those that are open.
@Component
class TaskListing implements Listing {
    private static final List<String> STATES = List.of("open", "overdue", "today", "upcoming", "done");
    private static final List<String> WHOSE = List.of("mine", "team");
    private static final String MINE = TaskStore.Whose.MINE.predicate("r");
    private static final String TEAM = TaskStore.Whose.TEAM.predicate("r");

    private final TaskChanges changes;
    private final CurrentWords words;
    private final Clock clock;

    TaskListing(TaskChanges changes, CurrentWords words, Clock clock) {
        this.changes = changes;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "tasks";
    }

    @Override
    public String path() {
        return "/tasks/list";
    }

    @Override
    public String words() {
        return "tasks.";
    }

    @Override
    public String icon() {
        return "ti-checkbox";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public Kind rights() {
        return Kind.ACTIVITIES;
    }

    @Override
    public String table() {
        return "task";
    }

    @Override
    public String sight(Viewer viewer) {
        return "r.deleted_at is null and " + TaskStore.sees(viewer, "r");
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        Words own = words.of(viewer);
        return List.of(
                column("title", "tasks.one", ColumnType.TEXT, "r.title").always(),
                column("due", "tasks.day", ColumnType.DEADLINE, "r.due_at").always(),
                choice("status", "tasks.status", """
                        case when r.done_at is not null then 'done' when r.due_at <= :now then 'overdue'
                             when r.due_at <= :tomorrow then 'today' else 'upcoming' end""", states(own)),
                column("assignee", "tasks.assignee", ColumnType.OWNER, "r.assignee_id")
                        .always(),
                choice("whose", "tasks.whose", """
                        case when %s then 'mine' when %s then 'team' end""".formatted(MINE, TEAM), whose(own)),
                column("person", "tasks.person", ColumnType.PERSON, "r.person_id"),
                column("account", "export.account", ColumnType.ACCOUNT, "r.account_id"),
                column("link", "tasks.about", ColumnType.TEXT, "r.link_name"),
                column("detail", "tasks.detail", ColumnType.TEXT, "nullif(r.detail, '')"),
                column("author", "export.author", ColumnType.OWNER, "r.created_by")
                        .always(),
                column("done", "tasks.group.done", ColumnType.MOMENT, "r.done_at"),
                column("created", "list.created", ColumnType.MOMENT, "r.created_at")
                        .always());
    }

    @Override
    public List<String> standard() {
        return List.of("due", "status", "assignee", "person", "account", "link");
    }

    @Override
    public String sort() {
        return "due";
    }

    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        return typed.allIn("fold(r.title)", bind);
    }

    @Override
    public Map<String, Object> parameters(Viewer viewer) {
        var today = LocalDate.ofInstant(clock.instant(), viewer.zone());
        return Map.of(
                "now",
                Rows.at(clock.instant()),
                "tomorrow",
                Rows.at(today.plusDays(1).atStartOfDay(viewer.zone()).toInstant()));
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return Stream.concat(
                        STATES.stream().map(state -> "status~is~" + state),
                        WHOSE.stream().map(whose -> "whose~is~" + whose))
                .toList();
    }

    @Override
    public List<String> asked(ListAddress address) {
        var asked = new ArrayList<String>();
        if (address.flag("done")) asked.add("status~is~done");
        else if (address.bare()) asked.add("status~is~open");
        if (WHOSE.contains(address.text("whose"))) asked.add("whose~is~" + address.text("whose"));
        if (!address.text("linkName").isEmpty()) asked.add("link~is~" + address.text("linkName"));
        return asked;
    }

    @Override
    public Optional<ListChanges> changes(Viewer viewer) {
        return Subjects.adds(viewer) ? Optional.of(changes) : Optional.empty();
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return Subjects.adds(viewer) ? List.of(new Action("tasks.new", "/tasks#new-title")) : List.of();
    }

    /// The way to those to work off.
    @Override
    public List<Piece> above(Viewer viewer, ListAddress address) {
        List<String> asked = Stream.concat(
                        address.typed().getOrDefault("f", List.of()).stream(), asked(address).stream())
                .toList();
        String whose = WHOSE.stream()
                .filter(each -> asked.contains("whose~is~" + each))
                .findFirst()
                .orElse("all");
        String query = "?whose=" + whose + (asked.contains("status~is~done") ? "&done=true" : "");
        return List.of(new Piece("activities/tasks/tabs", Map.of("query", query, "path", path())));
    }

    private static List<Option> states(Words words) {
        return List.of(
                new Option("open", words.text("tasks.open"), null, "r.done_at is null"),
                new Option(
                        "overdue", words.text("tasks.group.overdue"), "neg", "r.done_at is null and r.due_at <= :now"),
                new Option(
                        "today",
                        words.text("tasks.group.today"),
                        "warn",
                        "r.done_at is null and r.due_at > :now and r.due_at <= :tomorrow"),
                new Option(
                        "upcoming",
                        words.text("tasks.group.upcoming"),
                        "",
                        "r.done_at is null and r.due_at > :tomorrow"),
                new Option("done", words.text("tasks.group.done"), "pos", "r.done_at is not null"));
    }

    private static List<Option> whose(Words words) {
        return List.of(
                new Option("mine", words.text("tasks.whose.mine"), null, MINE),
                new Option("team", words.text("tasks.whose.team"), null, TEAM));
    }
}
