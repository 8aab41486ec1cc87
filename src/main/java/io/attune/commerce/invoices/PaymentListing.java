package io.attune.commerce.invoices;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

import io.attune.commerce.CompanyCurrency;
import io.attune.customers.ListAddress;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.NamedCustomers;
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
import org.springframework.stereotype.Component;

/// The list of payments.
@Component
class PaymentListing implements Listing {
    private final CurrentWords words;

    PaymentListing(CurrentWords words) {
        this.words = words;
    }

    @Override
    public String key() {
        return "payments";
    }

    @Override
    public String words() {
        return "payments.";
    }

    @Override
    public String icon() {
        return "ti-cash";
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
        return "payment";
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        Words own = words.of(viewer);
        List<Option> methods = Payment.METHODS.stream()
                .map(method -> new Option(method, own.text("payments.method." + method), null, null))
                .toList();
        List<Option> states = List.of(
                new Option(
                        "left", own.text("payments.left"), "buy", "r.reversed_on is null and r.amount > r.allocated"),
                new Option("used", own.text("payments.used"), "", "r.amount = r.allocated"),
                new Option("reversed", own.text("payments.reversed.chip"), "neg", "r.reversed_on is not null"));
        return List.of(
                column("number", "payments.number", ColumnType.NUMBER, "r.id").always(),
                column("day", "payments.day", ColumnType.DAY, "r.received_on").always(),
                column("person", "invoices.person", ColumnType.PERSON, "r.person_id"),
                column("account", "export.account", ColumnType.ACCOUNT, "r.account_id"),
                choice("method", "payments.method", "r.method", methods),
                column("reference", "payments.reference", ColumnType.TEXT, "r.reference"),
                choice("state", "orders.status", """
                        case when r.reversed_on is not null then 'reversed'
                             when r.amount > r.allocated then 'left' else 'used' end""", states),
                column("amount", "orders.amount", ColumnType.MONEY, "r.amount").always(),
                column("left", "payments.left", ColumnType.MONEY, """
                        case when r.reversed_on is null then nullif(r.amount - r.allocated, 0) end"""),
                column("reversed", "export.reversed", ColumnType.DAY, "r.reversed_on"),
                column("owner", "record.owner", ColumnType.OWNER, "r.owner_id"),
                column("team", "record.team", ColumnType.TEAM, "r.team_id"));
    }

    @Override
    public List<String> standard() {
        return List.of("day", "person", "account", "method", "reference", "state", "amount", "left");
    }

    @Override
    public String sort() {
        return "-day";
    }

    /// By the reference, or by whose they are.
    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        String referred = typed.allIn("fold(r.reference)", bind);
        return "(%s) or r.person_id = any(%s) or r.account_id = any(%s)"
                .formatted(
                        referred,
                        NamedCustomers.people(viewer, typed, bind),
                        NamedCustomers.accounts(viewer, typed, bind));
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return List.of("state~is~left", "state~is~reversed");
    }

    @Override
    public List<String> asked(ListAddress address) {
        return DebtorFilter.of(address).stream().toList();
    }

    @Override
    public List<Sum> sums() {
        return List.of(new Sum("orders.amount", CompanyCurrency.of("r.amount", "r.currency", "r.received_on")));
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return viewer.may(Right.KEEP_BOOKS) ? List.of(new Action("payments.new", "/payments/new")) : List.of();
    }

    @Override
    public List<Piece> above(Viewer viewer, ListAddress address) {
        return List.of(new Piece("commerce/tabs", Map.of()));
    }
}
