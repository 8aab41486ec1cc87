package io.attune.behavior.scores;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

import io.attune.behavior.figures.FigureKind;
import io.attune.behavior.figures.Figures;
import io.attune.behavior.figures.MatrixFields;
import io.attune.behavior.figures.ValueFields;
import io.attune.behavior.instruments.Stage;
import io.attune.behavior.instruments.ValueMatrix.Advice;
import io.attune.behavior.scoring.Runs;
import io.attune.behavior.scoring.ScoringRun;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.NamedCustomers;
import io.attune.customers.SearchQuery;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Everybody who was scored and whom the viewer may see, with what they bought.
@Component
class ScoreListing implements Listing {
    static final String KEY = "behavior";
    static final String PATH = "/behavior/customers";

    private final Runs runs;
    private final Figures figures;
    private final CompanySettings settings;
    private final CurrentWords words;

    ScoreListing(Runs runs, Figures figures, CompanySettings settings, CurrentWords words) {
        this.runs = runs;
        this.figures = figures;
        this.settings = settings;
        this.words = words;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String page(long id) {
        return "/people/" + id;
    }

    @Override
    public String words() {
        return "behavior.list.";
    }

    @Override
    public String icon() {
        return "ti-activity-heartbeat";
    }

    @Override
    public Right needs() {
        return Right.ANALYSE;
    }

    @Override
    public Kind rights() {
        return Kind.MONEY;
    }

    @Override
    public String table() {
        return "score";
    }

    /// Scores have no owner of their own: they are seen by whoever sees the person and what the person
    /// bought.
    @Override
    public String from(Viewer viewer) {
        return """
                (select s.*, p.id, p.name, p.email, p.external_id, p.source, p.campaign, p.owner_id, p.team_id,
                        (select c.currency from company_settings c) as currency
                   from score s
                   join person p on p.id = s.person_id
                  where p.merged_into is null and %s and %s)
                """.formatted(viewer.sees(Kind.PEOPLE, "p"), viewer.sees(Kind.MONEY, "p"));
    }

    @Override
    public String sight(Viewer viewer) {
        return "true";
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        Words own = words.of(viewer);
        var columns = new ArrayList<ListColumn>(List.of(
                column("name", "behavior.customer", ColumnType.TEXT, NamedCustomers.name(viewer, "r"))
                        .always(),
                choice("stage", "behavior.list.stage", choices(Stages.options(own)), Stages.options(own)),
                choice("moved", "behavior.list.moved", choices(Stages.moves(own)), Stages.moves(own)),
                number("recency", "behavior.list.recency", "r.recency"),
                number("frequency", "behavior.list.frequency", "r.frequency"),
                number("monetary", "behavior.list.monetary", "r.monetary"),
                number("purchases", "behavior.purchases", "r.purchases"),
                column("first", "behavior.list.first", ColumnType.DAY, "r.first_on")
                        .always(),
                column("last", "behavior.list.last", ColumnType.DAY, "r.last_on")
                        .always(),
                number("silent", "behavior.list.silent", "r.recency_days"),
                column("latency", "behavior.list.latency", ColumnType.NUMBER, "round(r.latency_days::numeric, 1)"),
                column("expected", "behavior.list.expected", ColumnType.DAY, "r.expected_on"),
                column("tripwire", "behavior.list.tripwire", ColumnType.DAY, "r.tripwire_on"),
                choice("late", "behavior.list.late", choices(late(own)), late(own)),
                number("alive", "behavior.list.alive", "round((r.alive * 100)::numeric, 1)"),
                number("purchases12", "behavior.purchases.expected", "round(r.expected12::numeric, 2)"),
                column("source", "behavior.list.source", ColumnType.TEXT, "r.source"),
                column("campaign", "behavior.list.campaign", ColumnType.TEXT, "r.campaign"),
                Touched.column(viewer, own),
                column("owner", "record.owner", ColumnType.OWNER, "r.owner_id"),
                column("team", "record.team", ColumnType.TEAM, "r.team_id")));
        if (viewer.shows(Field.AMOUNTS)) {
            columns.add(money("spent", "behavior.spent", "r.spent"));
            columns.add(money("mean", "behavior.list.mean", "r.mean_spend"));
        }
        if (viewer.shows(Field.VALUE)) columns.add(money("value", "behavior.worth", "r.value12"));
        if (viewer.shows(Field.AMOUNTS) && viewer.shows(Field.VALUE) && Figures.open(viewer))
            columns.add(choice("advice", "behavior.list.advice", choices(advice(own)), advice(own)));
        return columns;
    }

    @Override
    public List<String> standard() {
        return List.of("stage", "purchases", "last", "silent", "expected", "late", "spent", "value");
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
    public Map<String, Object> parameters(Viewer viewer) {
        Optional<ScoringRun> run = runs.last();
        var parameters = new HashMap<String, Object>();
        LocalDate day = run.map(ScoringRun::analysisDate).orElse(LocalDate.EPOCH);
        parameters.putAll(Touched.parameters(day, settings.current().zone()));
        parameters.put(
                "month_days", run.map(last -> sinceMonth(last.analysisDate())).orElse(0L));
        ValueFields cuts = run.flatMap(last -> figures.of(YearMonth.from(last.analysisDate()), FigureKind.MATRIX)
                        .get(FigureKind.MATRIX, ValueFields.class))
                .orElse(ValueFields.NONE);
        parameters.putAll(MatrixFields.parameters(cuts));
        return parameters;
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return Stream.of(Stage.values())
                .map(stage -> "stage~is~" + Stages.code(stage))
                .toList();
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return List.of(new Action("behavior.list.figures", "/behavior"));
    }

    /// Days from the end of the month before until then.
    private static long sinceMonth(LocalDate day) {
        return ChronoUnit.DAYS.between(YearMonth.from(day).minusMonths(1).atEndOfMonth(), day);
    }

    private static ListColumn number(String key, String label, String sql) {
        return column(key, label, ColumnType.NUMBER, sql).always();
    }

    private static ListColumn money(String key, String label, String sql) {
        return column(key, label, ColumnType.MONEY, sql).always();
    }

    private static List<Option> late(Words words) {
        return List.of(
                new Option("tripped", words.text("behavior.list.late.tripped"), "neg", "r.tripped"),
                new Option(
                        "due",
                        words.text("behavior.list.late.due"),
                        "warn",
                        "not r.tripped and r.expected_on < r.last_on + r.recency_days"),
                new Option(
                        "on-rhythm",
                        words.text("behavior.on-rhythm"),
                        "pos",
                        "not r.tripped and r.expected_on >= r.last_on + r.recency_days"));
    }

    private static List<Option> advice(Words words) {
        return Stream.of(Advice.values())
                .map(advice -> new Option(
                        Stages.code(advice),
                        words.text("behavior.advice." + Stages.code(advice)),
                        null,
                        MatrixFields.when(advice)))
                .toList();
    }

    /// The code of the option that a row fits, of those that exclude each other.
    private static String choices(List<Option> options) {
        return options.stream()
                .map(option -> "when " + option.when() + " then '" + option.code() + "'")
                .collect(Collectors.joining(" ", "case ", " end"));
    }
}
