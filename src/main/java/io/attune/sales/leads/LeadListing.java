package io.attune.sales.leads;

import static io.attune.customers.ListColumn.choice;
import static io.attune.customers.ListColumn.column;

import io.attune.customers.ListAddress;
import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.SearchQuery;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The list of leads; at first those that are worked on.
@Component
class LeadListing implements Listing {
    private static final List<String> STATES = List.of("open", "new", "working", "qualified", "converted", "lost");

    private final LeadChanges changes;
    private final CurrentWords words;

    LeadListing(LeadChanges changes, CurrentWords words) {
        this.changes = changes;
        this.words = words;
    }

    @Override
    public String key() {
        return "leads";
    }

    @Override
    public String words() {
        return "leads.";
    }

    @Override
    public String icon() {
        return "ti-user-plus";
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
        return "lead";
    }

    @Override
    public List<ListColumn> columns(Viewer viewer) {
        Words own = words.of(viewer);
        return Stream.of(
                        column("name", "lead.name", ColumnType.TEXT, "r.name").always(),
                        column("company", "lead.company", ColumnType.TEXT, "r.company"),
                        column("email", "lead.email", ColumnType.TEXT, "r.email::text"),
                        column("phone", "lead.phone", ColumnType.TEXT, "r.phone"),
                        choice("source", "lead.source", "r.source", sources(own)),
                        choice("channel", "lead.channel", "r.channel", channels(own)),
                        column("campaign", "lead.campaign", ColumnType.TEXT, "r.campaign"),
                        choice("status", "leads.status", "r.status", states(own)),
                        column("reason", "lost.reason", ColumnType.TEXT, """
                                (select x.name from lost_reason x where x.id = r.lost_reason_id)"""),
                        column("person", "lead.about", ColumnType.PERSON, "r.person_id"),
                        column("owner", "lead.owner", ColumnType.OWNER, "r.owner_id"),
                        column("team", "record.team", ColumnType.TEAM, "r.team_id"),
                        column("created", "lead.created", ColumnType.MOMENT, "r.created_at")
                                .always())
                .filter(one -> !one.key().equals("email") || viewer.shows(Field.MAIL))
                .filter(one -> !one.key().equals("phone") || viewer.shows(Field.PHONE))
                .toList();
    }

    @Override
    public List<String> standard() {
        return List.of("company", "source", "channel", "status", "owner", "created");
    }

    @Override
    public String sort() {
        return "-created";
    }

    @Override
    public @Nullable String about(Viewer viewer) {
        return viewer.shows(Field.MAIL) ? "r.email::text" : null;
    }

    @Override
    public String holding(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        String searched = LeadStore.searched(viewer, "r");
        return typed.allIn(searched, bind);
    }

    @Override
    public List<String> ready(Viewer viewer) {
        return Stream.concat(STATES.stream().map(state -> "status~is~" + state), Stream.of("owner~is~me"))
                .toList();
    }

    @Override
    public List<String> asked(ListAddress address) {
        String status = address.text("status").isEmpty() && address.bare() ? "open" : address.text("status");
        var asked = new ArrayList<String>();
        if (STATES.contains(status)) asked.add("status~is~" + status);
        if (address.flag("mine")) asked.add("owner~is~me");
        return asked;
    }

    @Override
    public Optional<ListChanges> changes(Viewer viewer) {
        return viewer.may(Right.SELL) && viewer.writes(Kind.DEALS) != Scope.NONE
                ? Optional.of(changes)
                : Optional.empty();
    }

    @Override
    public List<Action> actions(Viewer viewer) {
        return viewer.may(Right.SELL) ? List.of(new Action("lead.new", "/leads/new")) : List.of();
    }

    private static List<Option> sources(Words words) {
        return Stream.of("social", "classic")
                .map(source -> new Option(source, words.text("source." + source), null, null))
                .toList();
    }

    private static List<Option> channels(Words words) {
        return LeadChannels.KNOWN.stream()
                .map(channel -> new Option(channel, words.textOr("channel." + channel, channel), null, null))
                .toList();
    }

    private static List<Option> states(Words words) {
        return STATES.stream()
                .map(state -> new Option(state, words.text("lead.status." + state), tone(state), when(state)))
                .toList();
    }

    private static String tone(String state) {
        return switch (state) {
            case "converted" -> "pos";
            case "lost" -> "neg";
            case "qualified" -> "buy";
            default -> "";
        };
    }

    private static String when(String state) {
        return state.equals("open")
                ? "r.status in ('new', 'working', 'qualified')"
                : "r.status = '%s'".formatted(state);
    }
}
