package io.attune.customers.lists;

import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.Listing.Action;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list. `next` is the address of the next one; `alike` where those are shown that are most like
/// the typed text, `cut` where there are more of them; `untouched` where there is no record at all; `adding` is
/// the filter whose form is open, `changes` are what can be changed of many.
public record ListPage(
        Listing listing,
        ListQuery query,
        List<ListColumn> all,
        List<ListRow> rows,
        boolean continued,
        @Nullable String next,
        boolean alike,
        boolean cut,
        boolean untouched,
        List<Chip> chips,
        List<Ready> ready,
        List<SavedView> views,
        @Nullable ListColumn adding,
        List<Choice> values,
        List<Choice> changes,
        List<Action> actions,
        List<Action> beginnings,
        List<Piece> above) {
    public ListPage {
        all = List.copyOf(all);
        rows = List.copyOf(rows);
        chips = List.copyOf(chips);
        ready = List.copyOf(ready);
        views = List.copyOf(views);
        values = List.copyOf(values);
        changes = List.copyOf(changes);
        actions = List.copyOf(actions);
        beginnings = List.copyOf(beginnings);
        above = List.copyOf(above);
    }

    /// A filter in words, and the address without it.
    public record Chip(String text, String without) {}

    /// A filter that is one click away; where it is `on`, the click takes it away.
    public record Ready(String text, String address, boolean on) {}

    public String key() {
        return listing.key();
    }

    public String path() {
        return listing.path();
    }

    public String record(ListRow row) {
        return listing.page(row.id());
    }

    public String name(ListRow row, Words words) {
        return row.name(listing, query.name(), words);
    }

    public String text(Words words, String key, Object... arguments) {
        return words.text(listing.words() + key, arguments);
    }

    /// Why nothing is shown though there may be more.
    public String nothing(Words words) {
        return words.textOr(listing.words() + "filtered", words.text("list.none"));
    }

    /// The amount that stands beside the name where there is little room: one that every record has, if there is one.
    public @Nullable ListColumn lead() {
        List<ListColumn> amounts = query.columns().stream()
                .filter(column -> column.type() == ListColumn.ColumnType.MONEY)
                .toList();
        return amounts.stream()
                .filter(ListColumn::filled)
                .findFirst()
                .orElse(amounts.isEmpty() ? null : amounts.getFirst());
    }

    public String label(ListColumn column, Words words) {
        return column.custom() ? column.label() : words.text(column.label());
    }

    public String here() {
        return path() + "?" + query.written();
    }

    public String adding(ListColumn column) {
        return here() + "&" + ListQuery.pair("add", column.key());
    }

    public String sorted(ListColumn column) {
        return path() + "?" + query.sortedBy(column).written();
    }

    public String total() {
        return "/lists/" + key() + "/total?" + query.written();
    }

    /// As `aria-sort` has it.
    public @Nullable String direction(ListColumn column) {
        if (!column.equals(query.sort())) return null;
        return query.descending() ? "descending" : "ascending";
    }

    /// The address without any filter; sorted, so that it is not taken for the one that nobody chose.
    public String bare() {
        return path() + "?" + ListQuery.pair("sort", query.sortedBy());
    }

    public boolean plain() {
        return query.text().isEmpty() && query.filters().isEmpty();
    }
}
