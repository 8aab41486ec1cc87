package io.attune.commerce.receivables;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

import io.attune.commerce.Debtor;
import io.attune.customers.AccountId;
import io.attune.customers.ListAddress;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.PersonId;
import io.attune.customers.SearchQuery;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The list of those who owe, the most overdue first. What each owes is added up of their open invoices that the viewer
/// sees, in the company's currency; so no index sorts it, but open invoices are few.
@Component
class ReceivableListing implements Listing {
    private static final String OVERDUE = "r.days30 + r.days60 + r.days90 + r.older";
    private static final String TOTAL = "r.current + " + OVERDUE;
    private static final String OVER_LIMIT = TOTAL + " > r.credit_limit";

    private final MoneyDesk desk;
    private final CompanySettings settings;
    private final CurrentWords words;

    ReceivableListing(MoneyDesk desk, CompanySettings settings, CurrentWords words) {
        this.desk = desk;
        this.settings = settings;
        this.words = words;
    }

    @Override
    public String key() {
        return "receivables";
    }

    /// An account has twice its number, a person twice theirs and one.
    @Override
    public String page(long id) {
        Debtor debtor =
                id % 2 == 0 ? new Debtor.OfAccount(new AccountId(id / 2)) : new Debtor.OfPerson(new PersonId(id / 2));
        return "/receivables/" + debtor;
    }

    @Override
    public String words() {
        return "receivables.";
    }

    @Override
    public String icon() {
        return "ti-receipt";
    }

    @Override
    public Right needs() {
        return Right.SEE_MONEY;
    }

    @Override
    public Kind rights() {
        return Kind.MONEY;
    }

    @Override
    public String table() {
        return "invoice";
    }

    @Override
    public String from(Viewer viewer) {
        return """
                (select 2 * coalesce(d.account_id, d.person_id) + (d.account_id is null)::int as id,
                        cast(:currency as text) as currency, d.*
                   from (%s) d)""".formatted(ReceivableStore.debtors(viewer, ""));
    }

    /// [#from] asks whose invoices they are.
    @Override
    public String sight(Viewer viewer) {
        return "true";
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        var columns = new ArrayList<ListColumn>();
        columns.add(
                column("customer", "money.customer", ColumnType.TEXT, "r.name").always());
        columns.add(choice("kind", "receivables.kind", """
                case when r.account_id is null then 'person' else 'account' end""", kinds(words.of(viewer))));
        columns.add(choice("standing", "orders.status", standing(viewer), standings(viewer)));
        for (String age : Ageing.NAMES)
            columns.add(column(age, "ageing." + age, ColumnType.MONEY, "nullif(r." + age + ", 0)"));
        columns.add(column("overdue", "receivables.overdue", ColumnType.MONEY, OVERDUE)
                .always());
        columns.add(column("total", "lines.total", ColumnType.MONEY, TOTAL).always());
        columns.add(column("late", "export.days-late", ColumnType.NUMBER, "r.days_late")
                .always());
        columns.add(column("unconverted", "export.unconverted", ColumnType.NUMBER, "nullif(r.unconverted, 0)"));
        if (viewer.shows(Field.CREDIT))
            columns.add(column("limit", "receivables.limit", ColumnType.MONEY, "r.credit_limit"));
        columns.add(column("owner", "record.owner", ColumnType.OWNER, "r.owner_id"));
        columns.add(column("team", "record.team", ColumnType.TEAM, "r.team_id"));
        return columns;
    }

    @Override
    public List<String> standard() {
        return Stream.concat(Ageing.NAMES.stream(), Stream.of("total", "late", "limit"))
                .toList();
    }

    @Override
    public String sort() {
        return "-overdue";
    }

    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        return typed.allIn("fold(r.name)", bind);
    }

    @Override
    public Map<String, Object> parameters(Viewer viewer) {
        return Map.of(
                "today", desk.today(), "currency", settings.current().currency().getCurrencyCode());
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return Stream.concat(
                        standings(viewer).stream().map(option -> "standing~is~" + option.code()),
                        Stream.of("owner~is~me"))
                .toList();
    }

    @Override
    public List<String> asked(ListAddress address) {
        return address.filters(Map.of("standing", "standing~is~", "kind", "kind~is~"));
    }

    @Override
    public List<Sum> sums() {
        return List.of(new Sum("lines.total", TOTAL), new Sum("receivables.overdue", OVERDUE));
    }

    @Override
    public List<Action> beginnings(Viewer viewer) {
        return List.of();
    }

    /// What everybody owes, by age.
    @Override
    public List<Piece> above(Viewer viewer, ListAddress address) {
        return Stream.concat(
                        Stream.of(new Piece("commerce/tabs", Map.of())),
                        desk.everybody(viewer).stream().map(page -> Piece.of("commerce/receivables/everybody", page)))
                .toList();
    }

    private static String standing(Viewer viewer) {
        return "case %s when r.older > 0 then 'older' when %s > 0 then 'overdue' else 'current' end"
                .formatted(viewer.shows(Field.CREDIT) ? "when " + OVER_LIMIT + " then 'overlimit'" : "", OVERDUE);
    }

    private List<Option> standings(Viewer viewer) {
        Words own = words.of(viewer);
        return Stream.of(
                        new Option("overdue", own.text("receivables.overdue"), "warn", OVERDUE + " > 0"),
                        new Option("older", own.text("ageing.older"), "neg", "r.older > 0"),
                        new Option("overlimit", own.text("receivables.overlimit"), "neg", OVER_LIMIT),
                        new Option("current", own.text("ageing.current"), "", OVERDUE + " = 0"))
                .filter(option -> !option.code().equals("overlimit") || viewer.shows(Field.CREDIT))
                .toList();
    }

    private static List<Option> kinds(Words words) {
        return List.of(
                new Option("account", words.text("export.account"), null, "r.account_id is not null"),
                new Option("person", words.text("invoices.person"), null, "r.account_id is null"));
    }
}
