package io.attune.behavior.tripwires;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

import io.attune.customers.ListAddress;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.SearchQuery;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// The list of tripped wires, the newest first: of each customer's silence the most urgent one. At first those of the
/// last seven days whose customers are still silent.
@Component
class TripwireListing implements Listing {
    private final TripwireStore store;
    private final CompanySettings settings;
    private final CurrentWords words;
    private final Clock clock;

    TripwireListing(TripwireStore store, CompanySettings settings, CurrentWords words, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "tripwires";
    }

    @Override
    public String words() {
        return "tripwires.";
    }

    @Override
    public String icon() {
        return "ti-alarm-off";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public Kind rights() {
        return Kind.MONEY;
    }

    @Override
    public String table() {
        return "tripwire_firing";
    }

    @Override
    public String from(Viewer viewer) {
        return "(" + TripwireStore.FIRINGS + ")";
    }

    /// A firing has no owner of its own: it is seen by whoever sees the person and what the person bought.
    @Override
    public String sight(Viewer viewer) {
        return viewer.sees(Kind.PEOPLE, "r") + " and " + viewer.sees(Kind.MONEY, "r");
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        Words own = words.of(viewer);
        var columns = new ArrayList<ListColumn>();
        columns.add(column("customer", "tripwires.customer", ColumnType.TEXT, "r.name")
                .always());
        columns.add(choice("stage", "tripwires.stage", "r.stage", stages(own)));
        columns.add(column("expected", "tripwires.expected", ColumnType.DAY, "r.expected_on")
                .always());
        columns.add(
                column("fired", "tripwires.fired", ColumnType.DAY, "r.fired_on").always());
        columns.add(
                column("late", "tripwires.late", ColumnType.NUMBER, "r.late").always());
        columns.add(
                column("last", "tripwires.last", ColumnType.DAY, "r.last_on").always());
        columns.add(column("every", "tripwires.every", ColumnType.NUMBER, "round(r.latency_days::numeric)")
                .always());
        columns.add(column("purchases", "tripwires.purchases", ColumnType.NUMBER, "r.step")
                .always());
        if (viewer.shows(Field.VALUE)) {
            columns.add(column("risk", "tripwires.risk", ColumnType.MONEY, "r.value_at_risk")
                    .always());
            columns.add(column("lost", "tripwires.lost", ColumnType.MONEY, "nullif(r.lost, 0)"));
        }
        columns.add(choice("state", "tripwires.state", """
                case when r.returned_on is null then 'silent' else 'returned' end""", states(own)));
        columns.add(column("returned", "tripwires.returned", ColumnType.DAY, "r.returned_on"));
        columns.add(choice("when", "tripwires.when", """
                case when r.fired_on = :today then 'today' when r.fired_on > :week then 'week'
                     when r.fired_on > :month then 'month' else 'earlier' end""", times(own)));
        columns.add(column("owner", "record.owner", ColumnType.OWNER, "r.owner_id"));
        columns.add(column("team", "record.team", ColumnType.TEAM, "r.team_id"));
        return columns;
    }

    @Override
    public List<String> standard() {
        return List.of("stage", "risk", "expected", "late", "last", "every", "owner");
    }

    @Override
    public String sort() {
        return "-fired";
    }

    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        return typed.allIn("fold(r.name)", bind);
    }

    @Override
    public Map<String, Object> parameters(Viewer viewer) {
        LocalDate today = today();
        return Map.of(
                "today",
                today,
                "week",
                today.minusDays(7),
                "month",
                today.minusDays(30),
                "currency",
                settings.current().currency().getCurrencyCode());
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return List.of(
                "when~is~today",
                "when~is~week",
                "when~is~month",
                "stage~is~early",
                "stage~is~hard",
                "state~is~silent",
                "state~is~returned",
                "owner~is~me",
                "team~is~me");
    }

    @Override
    public List<String> asked(ListAddress address) {
        return address.bare() ? List.of("when~is~week", "state~is~silent") : List.of();
    }

    @Override
    public List<Action> beginnings(Viewer viewer) {
        return List.of();
    }

    @Override
    public List<Piece> above(Viewer viewer, ListAddress address) {
        return List.of(Piece.of("behavior/tripwires/figures", store.figures(viewer, today())));
    }

    private LocalDate today() {
        return settings.current().analysisDate(clock);
    }

    private static List<Option> stages(Words words) {
        return List.of(
                new Option("early", words.text("tripwires.stage.early"), "warn", null),
                new Option("hard", words.text("tripwires.stage.hard"), "neg", null));
    }

    private static List<Option> states(Words words) {
        return List.of(
                new Option("silent", words.text("tripwires.state.silent"), "", null),
                new Option("returned", words.text("tripwires.state.returned"), "pos", null));
    }

    private static List<Option> times(Words words) {
        return List.of(
                new Option("today", words.text("tripwires.when.today"), null, "r.fired_on = :today"),
                new Option("week", words.text("tripwires.when.week"), null, "r.fired_on > :week"),
                new Option("month", words.text("tripwires.when.month"), null, "r.fired_on > :month"),
                new Option("earlier", words.text("tripwires.when.earlier"), null, "r.fired_on <= :month"));
    }
}
