package io.attune.commerce.warranties;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

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
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// The list of everybody's warranties.
@Component
class WarrantyListing implements Listing {
    private static final String ACTIVE = ":today between r.starts_on and r.ends_on";
    private static final String CLAIMED =
            "exists (select from warranty_claim c where c.warranty_id = r.id and c.state = 'open')";

    private final CompanySettings settings;
    private final CurrentWords words;
    private final Clock clock;

    WarrantyListing(CompanySettings settings, CurrentWords words, Clock clock) {
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "warranties";
    }

    @Override
    public String words() {
        return "warranty.";
    }

    @Override
    public String icon() {
        return "ti-shield-check";
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
        return "warranty";
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        Words own = words.of(viewer);
        List<Option> states = List.of(
                new Option("active", own.text("warranty.list.active"), "pos", ACTIVE),
                new Option("ended", own.text("warranty.list.ended"), "", "r.ends_on < :today"),
                new Option("claimed", own.text("warranty.list.claimed"), "warn", CLAIMED));
        return List.of(
                column("serial", "warranty.serial", ColumnType.TEXT, "r.serial").always(),
                column(
                        "what",
                        "orders.what",
                        ColumnType.TEXT,
                        "(select l.text from order_line l where l.id = r.line_id)"),
                column("person", "money.customer", ColumnType.PERSON, "r.person_id"),
                column("account", "export.account", ColumnType.ACCOUNT, "r.account_id"),
                choice("state", "orders.status", """
                        case when %s then 'claimed' when r.ends_on < :today then 'ended'
                             when %s then 'active' end""".formatted(CLAIMED, ACTIVE), states),
                column("starts", "export.starts", ColumnType.DAY, "r.starts_on").always(),
                column("ends", "export.ends", ColumnType.DAY, "r.ends_on").always(),
                column("claims", "export.claims", ColumnType.NUMBER, """
                        nullif((select count(*) from warranty_claim c
                                 where c.warranty_id = r.id and c.state = 'open'), 0)"""),
                column("registered", "list.created", ColumnType.MOMENT, "r.registered_at")
                        .always(),
                column("owner", "record.owner", ColumnType.OWNER, "r.owner_id"),
                column("team", "record.team", ColumnType.TEAM, "r.team_id"));
    }

    @Override
    public List<String> standard() {
        return List.of("what", "person", "state", "starts", "ends", "claims");
    }

    @Override
    public String sort() {
        return "-registered";
    }

    /// By the beginning of the serial number, or by whose they are.
    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        return "lower(r.serial) like lower(" + bind.apply(typed.literal() + "%") + ") or r.person_id = any("
                + NamedCustomers.people(viewer, typed, bind) + ")";
    }

    @Override
    public Map<String, Object> parameters(Viewer viewer) {
        return Map.of("today", LocalDate.now(clock.withZone(settings.current().zone())));
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return List.of("state~is~active", "state~is~claimed", "state~is~ended");
    }

    @Override
    public List<String> asked(ListAddress address) {
        return address.filters(Map.of("state", "state~is~", "serial", "serial~is~"));
    }

    @Override
    public List<Piece> above(Viewer viewer, ListAddress address) {
        return List.of(new Piece("commerce/tabs", Map.of()));
    }
}
