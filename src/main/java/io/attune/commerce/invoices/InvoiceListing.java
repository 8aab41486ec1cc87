package io.attune.commerce.invoices;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

import io.attune.commerce.CompanyCurrency;
import io.attune.customers.ListAddress;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.SearchQuery;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The list of invoices.
@Component
class InvoiceListing implements Listing {
    /// As [InvoiceState] says it of one.
    private static final String STATE = """
            case when r.state <> 'issued' then r.state
                 when r.open_amount = 0 and r.written_off > 0 then 'writtenoff'
                 when r.open_amount = 0 then 'paid'
                 when r.due_on < :today then 'overdue'
                 when r.settled > 0 then 'partlypaid'
                 else 'open' end""";
    private static final String DAY = "coalesce(r.issued_on, :today)";

    private final InvoiceTimeline days;
    private final CurrentWords words;

    InvoiceListing(InvoiceTimeline days, CurrentWords words) {
        this.days = days;
        this.words = words;
    }

    @Override
    public String key() {
        return "invoices";
    }

    @Override
    public String words() {
        return "invoices.";
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
    public List<ListColumn> columns(Viewer viewer) {
        return List.of(
                column("number", "invoices.number", ColumnType.TEXT, "r.number"),
                column("customer", "money.customer", ColumnType.TEXT, "r.addressee")
                        .always(),
                column("issued", "invoices.issued.on", ColumnType.DAY, "r.issued_on"),
                column("due", "invoices.due", ColumnType.DAY, "r.due_on"),
                choice("state", "orders.status", STATE, states(words.of(viewer))),
                column("total", "lines.total", ColumnType.MONEY, "r.total").always(),
                column("open", "invoices.open", ColumnType.MONEY, "nullif(r.open_amount, 0)"),
                column("tax", "export.tax", ColumnType.MONEY, "r.tax").always(),
                column("person", "invoices.person", ColumnType.PERSON, "r.person_id"),
                column("account", "export.account", ColumnType.ACCOUNT, "r.account_id"),
                column("owner", "record.owner", ColumnType.OWNER, "r.owner_id"),
                column("team", "record.team", ColumnType.TEAM, "r.team_id"),
                column("created", "list.created", ColumnType.MOMENT, "r.created_at")
                        .always());
    }

    @Override
    public List<String> standard() {
        return List.of("customer", "issued", "due", "state", "total", "open");
    }

    @Override
    public String sort() {
        return "-created";
    }

    /// By the beginning of the number, or by whom it is addressed to.
    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        String addressed = typed.allIn("fold(r.addressee)", bind);
        return "lower(r.number) like lower(" + bind.apply(typed.literal() + "%") + ") or (" + addressed + ")";
    }

    @Override
    public Map<String, Object> parameters(Viewer viewer) {
        return Map.of("today", days.today());
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return Stream.of("open", "overdue", "paid", "draft", "writtenoff", "cancelled")
                .map(state -> "state~is~" + state)
                .toList();
    }

    @Override
    public List<String> asked(ListAddress address) {
        return Stream.concat(
                        address.filters(Map.of("state", "state~is~", "number", "number~is~")).stream(),
                        DebtorFilter.of(address).stream())
                .toList();
    }

    @Override
    public List<Sum> sums() {
        return List.of(
                new Sum("lines.total", CompanyCurrency.of("r.total", "r.currency", DAY)),
                new Sum("invoices.open", CompanyCurrency.of("r.open_amount", "r.currency", DAY)));
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return viewer.may(Right.KEEP_BOOKS)
                ? List.of(new Action("payments.new", "/payments/new"), new Action("invoices.new", "/invoices/new"))
                : List.of();
    }

    @Override
    public List<Piece> above(Viewer viewer, ListAddress address) {
        return List.of(new Piece("commerce/tabs", Map.of()));
    }

    private static List<Option> states(Words words) {
        return List.of(
                state(words, "open", "buy", "r.open_amount > 0"),
                state(words, "overdue", "neg", "r.open_amount > 0 and r.due_on < :today"),
                state(words, "partlypaid", "warn", "r.open_amount > 0 and r.settled > 0"),
                state(words, "paid", "pos", "r.state = 'issued' and r.open_amount = 0 and r.written_off = 0"),
                state(words, "draft", "", "r.state = 'draft'"),
                state(words, "writtenoff", "", "r.written_off > 0"),
                state(words, "cancelled", "", "r.state = 'cancelled'"));
    }

    private static Option state(Words words, String code, String tone, String when) {
        return new Option(code, words.text("invoice.state." + code), tone, when);
    }
}
