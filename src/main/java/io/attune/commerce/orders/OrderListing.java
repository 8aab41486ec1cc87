package io.attune.commerce.orders;

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
import io.attune.platform.security.Field;
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

/// The list of everybody's orders.
@Component
class OrderListing implements Listing {
    /// Days; empty where it was in time, or where that is not known.
    private static final String LATE =
            "case when r.status <> 'cancelled' and r.delivered_on > r.promised_on then r.delivered_on - r.promised_on end";

    private final CurrentWords words;

    OrderListing(CurrentWords words) {
        this.words = words;
    }

    @Override
    public String key() {
        return "orders";
    }

    @Override
    public String words() {
        return "orders.";
    }

    @Override
    public String icon() {
        return "ti-package";
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
        return "customer_order";
    }

    @Override
    public String sight(Viewer viewer) {
        return viewer.shows(Field.AMOUNTS) ? viewer.sees(Kind.MONEY, "r") : "false";
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        Words own = words.of(viewer);
        return List.of(
                column("number", "orders.number", ColumnType.TEXT, "r.number"),
                column("day", "orders.day", ColumnType.DAY, "r.ordered_on").always(),
                column("person", "money.customer", ColumnType.PERSON, "r.person_id"),
                column("account", "export.account", ColumnType.ACCOUNT, "r.account_id"),
                column("what", "orders.what", ColumnType.TEXT, "r.description"),
                choice(
                        "status",
                        "orders.status",
                        "r.status",
                        OrderFilter.STATES.stream()
                                .map(state -> new Option(
                                        state,
                                        own.text("order.status." + state),
                                        null,
                                        "r.status = '%s'".formatted(state)))
                                .toList()),
                column("amount", "orders.amount", ColumnType.MONEY, "r.amount").always(),
                column("refunded", "export.refunded", ColumnType.MONEY, "nullif(r.refunded, 0)"),
                column("promised", "orders.promised", ColumnType.DAY, "r.promised_on"),
                column("delivered", "orders.delivered", ColumnType.DAY, "r.delivered_on"),
                column("late", "orders.late", ColumnType.NUMBER, LATE),
                column("owner", "record.owner", ColumnType.OWNER, "r.owner_id"),
                column("team", "record.team", ColumnType.TEAM, "r.team_id"),
                column("created", "list.created", ColumnType.MOMENT, "r.created_at")
                        .always());
    }

    @Override
    public List<String> standard() {
        return List.of("day", "person", "account", "what", "status", "amount");
    }

    @Override
    public String sort() {
        return "-day";
    }

    /// By the whole number, or by whose they are.
    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        return "r.order_key = " + bind.apply(typed.text().replaceFirst("^#\\s*", "")) + " or r.person_id = any("
                + NamedCustomers.people(viewer, typed, bind) + ")";
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return OrderFilter.STATES.stream().map(state -> "status~is~" + state).toList();
    }

    @Override
    public List<String> asked(ListAddress address) {
        return address.filters(
                Map.of("status", "status~is~", "from", "day~from~", "until", "day~to~", "number", "number~is~"));
    }

    @Override
    public List<Sum> sums() {
        return List.of(new Sum("orders.amount", CompanyCurrency.of("r.amount", "r.currency", "r.ordered_on")));
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return viewer.may(Right.KEEP_ORDERS) ? List.of(new Action("orders.new", "/orders/new")) : List.of();
    }

    @Override
    public List<Action> beginnings(Viewer viewer) {
        return viewer.may(Right.IMPORT) ? List.of(new Action("customers.import", "/imports")) : List.of();
    }

    @Override
    public List<Piece> above(Viewer viewer, ListAddress address) {
        return List.of(new Piece("commerce/tabs", Map.of()));
    }
}
