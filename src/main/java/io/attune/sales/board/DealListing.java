package io.attune.sales.board;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

import io.attune.commerce.CompanyCurrency;
import io.attune.customers.ListAddress;
import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.NamedCustomers;
import io.attune.customers.RecordKind;
import io.attune.customers.SearchQuery;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import io.attune.sales.pipelines.Stage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The list of deals, beside the board; at first those that are open.
@Component
class DealListing implements Listing {
    private static final List<String> STATES = List.of("open", "late", "won", "lost");
    private static final String LATE = "r.status = 'open' and r.expected_on < :today";
    private static final String WEIGHTED = """
            case r.status when 'lost' then 0 when 'won' then r.amount
                 else round(r.amount * (select s.probability from stage s where s.id = r.stage_id), 2) end""";

    private final Pipelines pipelines;
    private final DealChanges changes;
    private final CompanySettings settings;
    private final CurrentWords words;
    private final Clock clock;

    DealListing(Pipelines pipelines, DealChanges changes, CompanySettings settings, CurrentWords words, Clock clock) {
        this.pipelines = pipelines;
        this.changes = changes;
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "deals";
    }

    @Override
    public String path() {
        return "/deals/list";
    }

    @Override
    public String words() {
        return "deals.";
    }

    @Override
    public String icon() {
        return "ti-briefcase";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public Kind rights() {
        return Kind.DEALS;
    }

    @Override
    public String table() {
        return "deal";
    }

    @Override
    public RecordKind record() {
        return RecordKind.DEAL;
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        Words own = words.of(viewer);
        List<Pipeline> all = pipelines.all();
        return List.of(
                column("name", "deal.name", ColumnType.TEXT, "r.name").always(),
                column("account", "deal.account", ColumnType.ACCOUNT, "r.account_id"),
                column("contact", "deal.person", ColumnType.PERSON, """
                        (select c.person_id from deal_contact c where c.deal_id = r.id order by c.id limit 1)"""),
                choice("pipeline", "deal.pipeline", "r.pipeline_id::text", ways(all)),
                choice("stage", "deal.stage", "r.stage_id::text", stages(all)),
                choice("status", "deals.status", "case when " + LATE + " then 'late' else r.status end", states(own)),
                column("amount", "deal.amount", ColumnType.MONEY, "r.amount").always(),
                column("weighted", "deal.weighted", ColumnType.MONEY, WEIGHTED).always(),
                column("expected", "deal.expected", ColumnType.DAY, "r.expected_on"),
                column("opened", "deal.opened", ColumnType.MOMENT, "r.opened_at")
                        .always(),
                column("since", "deal.in.stage", ColumnType.MOMENT, "r.stage_since")
                        .always(),
                column("ended", "export.ended", ColumnType.MOMENT, "r.ended_at"),
                column("reason", "lost.reason", ColumnType.TEXT, """
                        (select x.name from lost_reason x where x.id = r.lost_reason_id)"""),
                choice("source", "deal.source", "r.source", sources(own)),
                column("channel", "deal.channel", ColumnType.TEXT, "r.channel"),
                column("owner", "deal.owner", ColumnType.OWNER, "r.owner_id"),
                column("team", "deal.team", ColumnType.TEAM, "r.team_id"));
    }

    @Override
    public List<String> standard() {
        return List.of("account", "stage", "status", "expected", "opened", "owner", "amount");
    }

    @Override
    public String sort() {
        return "-opened";
    }

    /// By its name, or that of its account.
    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        String named = typed.allIn("fold(r.name)", bind);
        return "(" + named + ") or r.account_id = any(" + NamedCustomers.accounts(viewer, typed, bind) + ")";
    }

    @Override
    public Map<String, Object> parameters(Viewer viewer) {
        return Map.of("today", LocalDate.now(clock.withZone(settings.current().zone())));
    }

    @Override
    public List<String> ready(Viewer viewer) {
        List<Pipeline> all = pipelines.all();
        return Stream.of(
                        STATES.stream().map(state -> "status~is~" + state),
                        Stream.of("owner~is~me", "team~is~me"),
                        all.stream().filter(_ -> all.size() > 1).map(way -> "pipeline~is~" + way.id()))
                .flatMap(each -> each)
                .toList();
    }

    @Override
    public List<String> asked(ListAddress address) {
        String status = address.text("status").isEmpty() && address.bare() ? "open" : address.text("status");
        var asked = new ArrayList<String>();
        // The board names its pipeline even where there is no other.
        if (address.number("pipeline") != null && pipelines.all().size() > 1)
            asked.add("pipeline~is~" + address.number("pipeline"));
        if (STATES.contains(status)) asked.add("status~is~" + status);
        switch (Lens.Whose.of(address.text("whose"))) {
            case MINE -> asked.add("owner~is~me");
            case TEAM -> asked.add("team~is~me");
            case ALL -> {}
        }
        return asked;
    }

    @Override
    public List<Sum> sums() {
        return List.of(
                new Sum("deal.amount", CompanyCurrency.of("r.amount", "r.currency", ":today")),
                new Sum("deal.weighted", CompanyCurrency.of("(" + WEIGHTED + ")", "r.currency", ":today")));
    }

    @Override
    public Optional<ListChanges> changes(Viewer viewer) {
        return viewer.may(Right.SELL) && viewer.writes(Kind.DEALS) != Scope.NONE
                ? Optional.of(changes)
                : Optional.empty();
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return viewer.may(Right.SELL) ? List.of(new Action("deal.new", "/deals/new")) : List.of();
    }

    /// The way to the board of the same deals.
    @Override
    public List<Piece> above(Viewer viewer, ListAddress address) {
        List<String> asked = Stream.concat(
                        address.typed().getOrDefault("f", List.of()).stream(), asked(address).stream())
                .toList();
        long pipeline = asked.stream()
                .filter(filter -> filter.matches("pipeline~is~\\d{1,18}"))
                .map(filter -> Long.parseLong(filter.substring("pipeline~is~".length())))
                .findFirst()
                .orElse(0L);
        Lens.Whose whose = asked.contains("owner~is~me")
                ? Lens.Whose.MINE
                : asked.contains("team~is~me") ? Lens.Whose.TEAM : Lens.Whose.ALL;
        return List.of(new Piece("sales/board/tabs", Map.of("lens", new Lens(pipeline, whose), "path", path())));
    }

    private static List<Option> ways(List<Pipeline> pipelines) {
        return pipelines.stream()
                .map(way -> new Option(Long.toString(way.id()), way.name(), null, "r.pipeline_id = " + way.id()))
                .toList();
    }

    static List<Option> stages(List<Pipeline> pipelines) {
        var stages = new ArrayList<Option>();
        for (Pipeline pipeline : pipelines)
            for (Stage stage : pipeline.stages())
                stages.add(new Option(
                        Long.toString(stage.id()),
                        pipelines.size() > 1 ? pipeline.name() + " · " + stage.name() : stage.name(),
                        null,
                        "r.stage_id = " + stage.id()));
        return stages;
    }

    private static List<Option> states(Words words) {
        return List.of(
                new Option("open", words.text("deal.status.open"), "buy", "r.status = 'open'"),
                new Option("late", words.text("deal.status.late"), "neg", LATE),
                new Option("won", words.text("deal.status.won"), "pos", "r.status = 'won'"),
                new Option("lost", words.text("deal.status.lost"), "neg", "r.status = 'lost'"));
    }

    private static List<Option> sources(Words words) {
        return Stream.of("social", "classic")
                .map(source -> new Option(source, words.text("source." + source), null, null))
                .toList();
    }
}
