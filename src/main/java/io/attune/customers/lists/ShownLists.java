package io.attune.customers.lists;

import io.attune.customers.ListAddress;
import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.Lists;
import io.attune.customers.lists.ListStore.After;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/// Puts the page of a list together.
@Component
class ShownLists implements Lists {
    private static final int PAGE = 50;

    private final Listings listings;
    private final ListStore lists;
    private final Columns columns;
    private final Queries queries;
    private final Chips chips;
    private final ViewStore views;
    private final BulkWords bulk;

    ShownLists(
            Listings listings,
            ListStore lists,
            Columns columns,
            Queries queries,
            Chips chips,
            ViewStore views,
            BulkWords bulk) {
        this.listings = listings;
        this.lists = lists;
        this.columns = columns;
        this.queries = queries;
        this.chips = chips;
        this.views = views;
        this.bulk = bulk;
    }

    @Override
    public String show(Viewer viewer, String list, MultiValueMap<String, String> typed, boolean piece, Model model) {
        Listing listing = listings.get(viewer, list);
        List<ListColumn> all = columns.of(viewer, listing);
        var address = new ListAddress(typed);
        ListQuery query = queries.read(listing, all, address);
        Optional<Filter> added = ListColumn.find(all, address.text("fc"))
                .flatMap(column -> Operator.read(address.text("fo"))
                        .flatMap(operator ->
                                Filter.of(column, operator, address.text("fv").strip())));
        if (added.isPresent())
            return "redirect:" + listing.path() + "?" + query.with(added.get()).written();
        model.addAttribute("page", page(viewer, listing, all, query, address));
        return piece ? "customers/lists/list" : "customers/lists/index";
    }

    private ListPage page(Viewer viewer, Listing listing, List<ListColumn> all, ListQuery query, ListAddress address) {
        After after = after(address);
        Optional<List<Long>> best =
                best(listing, query) && after == null ? listing.best(viewer, query.text(), PAGE + 1) : Optional.empty();
        List<ListRow> found = best.isPresent()
                ? lists.rows(viewer, listing, query, best.get())
                : lists.page(viewer, listing, query, after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<ListRow> shown = more ? found.subList(0, PAGE) : found;
        ListColumn adding = ListColumn.find(all, address.text("add")).orElse(null);
        return new ListPage(
                listing,
                query,
                all,
                shown,
                after != null,
                more && best.isEmpty() ? next(listing, query, shown.getLast()) : null,
                best.isPresent(),
                more && best.isPresent(),
                shown.isEmpty()
                        && after == null
                        && lists.page(viewer, listing, query.everything(), null, 1)
                                .isEmpty(),
                chips.chips(viewer, listing, query),
                chips.ready(viewer, listing, all, query),
                views.of(viewer, listing.key()),
                adding,
                adding == null ? List.of() : chips.values(viewer, adding),
                changes(viewer, listing, all),
                listing.actions(viewer),
                listing.beginnings(viewer),
                listing.above(viewer, address));
    }

    /// What can be changed of many, in words.
    private List<Choice> changes(Viewer viewer, Listing listing, List<ListColumn> all) {
        ListChanges changes = listing.changes(viewer).orElse(null);
        if (changes == null) return List.of();
        return changes.columns(viewer).stream()
                .map(what -> new Choice(what, bulk.label(viewer, all, what)))
                .toList();
    }

    /// Whoever only types wants the best first, typing errors forgiven; whoever filters or sorts wants all.
    private static boolean best(Listing listing, ListQuery query) {
        return !query.text().isEmpty()
                && query.filters().isEmpty()
                && query.sortedBy().equals(listing.sort());
    }

    private static String next(Listing listing, ListQuery query, ListRow last) {
        var parts = new ArrayList<String>();
        parts.add(query.written());
        parts.add(ListQuery.pair("after", Long.toString(last.id())));
        if (last.sortedAt() != null) parts.add(ListQuery.pair("at", last.sortedAt()));
        return listing.path() + "?" + String.join("&", parts);
    }

    private static @Nullable After after(ListAddress address) {
        Long id = address.number("after");
        return id == null ? null : new After(id, address.typed().getFirst("at"));
    }
}
